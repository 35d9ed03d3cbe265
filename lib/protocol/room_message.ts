import {
  type Fields,
  optionalBoolean,
  optionalInteger,
  optionalText,
  text,
  textList,
} from "./fields.ts";
import { type Feature, knownFeatures } from "./features.ts";
import {
  MAX_CLIENT_ID_LENGTH,
  MAX_FEATURES,
  MAX_MESSAGE_INPUT,
  MAX_PERSON_KEY_LENGTH,
  MAX_TOKEN_LENGTH,
  MAX_USERNAME_INPUT,
  MAX_VIDEO,
  MIN_PERSON_KEY_LENGTH,
} from "./limits.ts";
import { err, ok, type Result } from "./result.ts";
import { isStatus } from "./status.ts";
import { VideoFlag } from "./video_flags.ts";

/** Messages about being in the room and talking. */

/** Asks to be let in, with a token or (where guests may enter) a name. */
export interface LoginMessage {
  readonly action: "login";
  readonly username: string;
  readonly jwt?: string;
  readonly features: ReadonlySet<Feature>;
  /** A secret that this browser made up; proves later that a guest is the same person. */
  readonly personKey?: string;
  readonly dnd: boolean;
}

/** Says something in a channel, or to one person as `@name`. */
export interface ChatMessage {
  readonly action: "message";
  readonly channel: string;
  readonly message: string;
  /** Chosen by the client, given back with the echo or the error that answers this message. */
  readonly clientID?: string;
  /** For a direct message: the person meant, whoever may hold the name by now. */
  readonly personID?: string;
}

/** Changes what others see of the sender in the Who List. */
export interface MeMessage {
  readonly action: "me";
  readonly status?: string;
  readonly dnd?: boolean;
  /** Video flags, as the client wants them. */
  readonly video?: number;
}

/** Says that the client is alive; asks for nothing. */
export interface PingMessage {
  readonly action: "ping";
}

/** Reads `login`. */
export function parseLogin(fields: Fields): Result<LoginMessage> {
  const username = optionalText(fields, "username", { max: MAX_USERNAME_INPUT });
  if (!username.ok) return username;
  const jwt = optionalText(fields, "jwt", { max: MAX_TOKEN_LENGTH });
  if (!jwt.ok) return jwt;
  const features = textList(fields, "features", { max: 32 }, MAX_FEATURES);
  if (!features.ok) return features;
  const keyBounds = { min: MIN_PERSON_KEY_LENGTH, max: MAX_PERSON_KEY_LENGTH };
  const personKey = optionalText(fields, "personKey", keyBounds);
  if (!personKey.ok) return personKey;
  const dnd = optionalBoolean(fields, "dnd");
  if (!dnd.ok) return dnd;
  return ok({
    action: "login",
    username: username.value ?? "",
    ...(jwt.value ? { jwt: jwt.value } : {}),
    features: knownFeatures(features.value),
    ...(personKey.value === undefined ? {} : { personKey: personKey.value }),
    dnd: dnd.value ?? false,
  });
}

/** Reads `message`. */
export function parseChat(fields: Fields): Result<ChatMessage> {
  const channel = text(fields, "channel", { min: 1, max: MAX_USERNAME_INPUT + 1 });
  if (!channel.ok) return channel;
  const message = text(fields, "message", { max: MAX_MESSAGE_INPUT });
  if (!message.ok) return message;
  const clientID = optionalText(fields, "clientID", { max: MAX_CLIENT_ID_LENGTH });
  if (!clientID.ok) return clientID;
  const personID = optionalText(fields, "personID", { max: MAX_CLIENT_ID_LENGTH });
  if (!personID.ok) return personID;
  return ok({
    action: "message",
    channel: channel.value,
    message: message.value,
    ...(clientID.value ? { clientID: clientID.value } : {}),
    ...(personID.value ? { personID: personID.value } : {}),
  });
}

/** Reads `me`. */
export function parseMe(fields: Fields): Result<MeMessage> {
  const status = optionalText(fields, "status", { max: 20 });
  if (!status.ok) return status;
  if (status.value && !isStatus(status.value)) return err('"status" is not one lower-case word');
  const dnd = optionalBoolean(fields, "dnd");
  if (!dnd.ok) return dnd;
  const video = readVideo(fields);
  if (!video.ok) return video;
  return ok({
    action: "me",
    ...(status.value ? { status: status.value } : {}),
    ...(dnd.value === undefined ? {} : { dnd: dnd.value }),
    ...(video.value === undefined ? {} : { video: video.value }),
  });
}

/** The flags, or what BareRTC of 2023 said in their place. */
function readVideo(fields: Fields): Result<number | undefined> {
  const active = optionalBoolean(fields, "videoActive");
  if (!active.ok) return active;
  const explicit = optionalBoolean(fields, "nsfw");
  if (!explicit.ok) return explicit;
  const video = optionalInteger(fields, "video", 0, MAX_VIDEO);
  if (!video.ok || video.value !== undefined || active.value === undefined) return video;
  if (!active.value) return ok(0);
  return ok(VideoFlag.Active | (explicit.value ? VideoFlag.Explicit : 0));
}
