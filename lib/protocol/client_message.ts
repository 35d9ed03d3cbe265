import {
  type Fields,
  optionalBoolean,
  optionalInteger,
  optionalText,
  text,
  textList,
} from "./fields.ts";
import { isFields } from "./fields.ts";
import { type Feature, knownFeatures } from "./features.ts";
import {
  MAX_CLIENT_ID_LENGTH,
  MAX_FEATURES,
  MAX_MESSAGE_INPUT,
  MAX_PERSON_KEY_LENGTH,
  MAX_TOKEN_LENGTH,
  MAX_USERNAME_INPUT,
  MIN_PERSON_KEY_LENGTH,
} from "./limits.ts";
import { err, ok, type Result } from "./result.ts";
import { isStatus } from "./status.ts";

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
  readonly video?: number;
}

/** Says that the client is alive; asks for nothing. */
export interface PingMessage {
  readonly action: "ping";
}

/** Everything that a client may send. */
export type ClientMessage = LoginMessage | ChatMessage | MeMessage | PingMessage;

/** Why a frame was not taken. `nonsense` counts against the sender, `unsupported` does not. */
export interface FrameProblem {
  readonly kind: "nonsense" | "unsupported";
  /** A sentence that names the field; it may quote an action name but no other input. */
  readonly reason: string;
}

/** Actions of BareRTC that this server does not serve (yet); its clients send some unasked. */
const UNSERVED: ReadonlySet<string> = new Set([
  ...["open", "ring", "candidate", "sdp", "watch", "unwatch", "cut", "video-invite"],
  ...["boot", "unboot", "mute", "unmute", "block", "blocklist", "report", "react", "takeback"],
  ...["file", "typing"],
]);

type Parser<M extends ClientMessage> = (fields: Fields) => Result<M>;

const parsers: {
  readonly [K in ClientMessage["action"]]: Parser<Extract<ClientMessage, { action: K }>>;
} = {
  login: parseLogin,
  message: parseChat,
  me: parseMe,
  ping: () => ok({ action: "ping" }),
};

/** Reads one text frame. Fields that the action does not have are ignored, as BareRTC does. */
export function parseClientFrame(frame: string): Result<ClientMessage, FrameProblem> {
  let json: unknown;
  try {
    json = JSON.parse(frame);
  } catch {
    return nonsense("The frame is not JSON.");
  }
  return parseClientMessage(json);
}

/** Reads one parsed frame. */
export function parseClientMessage(json: unknown): Result<ClientMessage, FrameProblem> {
  if (!isFields(json)) return nonsense("The frame is not a JSON object.");
  const action = text(json, "action", { max: 32 });
  if (!action.ok) return nonsense(`${action.error}.`);
  if (!isServed(action.value)) {
    return UNSERVED.has(action.value)
      ? err({ kind: "unsupported", reason: `"${action.value}" is not supported here.` })
      : nonsense('"action" is not one that this server knows.');
  }
  const parsed: Result<ClientMessage> = parsers[action.value](json);
  return parsed.ok ? parsed : nonsense(`${action.value}: ${parsed.error}.`);
}

function isServed(action: string): action is ClientMessage["action"] {
  return Object.hasOwn(parsers, action);
}

function nonsense(reason: string): Result<never, FrameProblem> {
  return err({ kind: "nonsense", reason });
}

function parseLogin(fields: Fields): Result<LoginMessage> {
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

function parseChat(fields: Fields): Result<ChatMessage> {
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

function parseMe(fields: Fields): Result<MeMessage> {
  const status = optionalText(fields, "status", { max: 20 });
  if (!status.ok) return status;
  if (status.value && !isStatus(status.value)) return err('"status" is not one lower-case word');
  const dnd = optionalBoolean(fields, "dnd");
  if (!dnd.ok) return dnd;
  const video = optionalInteger(fields, "video", 0, 0xffff);
  if (!video.ok) return video;
  return ok({
    action: "me",
    ...(status.value ? { status: status.value } : {}),
    ...(dnd.value === undefined ? {} : { dnd: dnd.value }),
    ...(video.value === undefined ? {} : { video: video.value }),
  });
}
