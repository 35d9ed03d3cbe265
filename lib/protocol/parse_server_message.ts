import {
  type Fields,
  filled,
  isFields,
  optionalInteger,
  optionalText,
  text,
  textList,
} from "./fields.ts";
import { knownFeatures } from "./features.ts";
import { MAX_FEATURES, MAX_FRAME_LENGTH } from "./limits.ts";
import { parseEcho } from "./parse_echo.ts";
import {
  parseCandidateRelay,
  parseIceServers,
  parseLinkNews,
  parseSdpRelay,
} from "./parse_link_news.ts";
import { parseRoster, parseWho } from "./parse_roster.ts";
import { err, ok, type Result } from "./result.ts";
import { type SafeHtml, trustServerHtml } from "./safe_html.ts";
import type { ServerMessage } from "./server_message.ts";

/**
 * The browser's side of the parser. The server is ours, yet proxies, old tabs and other versions are
 * not: a frame that does not fit is reported and skipped, never half applied.
 */
type Parser<K extends ServerMessage["action"]> = (
  fields: Fields,
) => Result<Extract<ServerMessage, { action: K }>>;

/** No bound on text from our own server; the frame's size is the bound. */
const ANY = { max: Number.MAX_SAFE_INTEGER };
const NAME = { max: MAX_FRAME_LENGTH };

const parsers: { readonly [K in ServerMessage["action"]]: Parser<K> } = {
  me: parseMe,
  who: parseWho,
  roster: parseRoster,
  presence: parsePresence,
  message: parseDelivery,
  echo: (fields) => parseEcho(fields, parseDelivery),
  error: parseNotice,
  ping: (fields) => ok({ action: "ping", ...filled(fields, "jwt") }),
  disconnect: () => ok({ action: "disconnect" }),
  open: (fields) => map(parseLinkNews(fields), (news) => ({ action: "open", ...news })),
  ring: (fields) => map(parseLinkNews(fields), (news) => ({ action: "ring", ...news })),
  watch: (fields) => map(parseLinkNews(fields), (news) => ({ action: "watch", ...news })),
  unwatch: (fields) => map(parseLinkNews(fields), (news) => ({ action: "unwatch", ...news })),
  sdp: parseSdpRelay,
  candidate: parseCandidateRelay,
  cut: () => ok({ action: "cut" }),
  "ice-servers": parseIceServers,
  resumed: () => ok({ action: "resumed" }),
  "resume-refused": () => ok({ action: "resume-refused" }),
};

/**
 * Reads one text frame from the server: one message, or a list of them. For each there is the message,
 * or a sentence that says what does not fit, so that they can be counted.
 */
export function parseServerFrame(frame: string): Result<readonly Result<ServerMessage>[]> {
  let json: unknown;
  try {
    json = JSON.parse(frame);
  } catch {
    return err("The frame is not JSON.");
  }
  return ok(Array.isArray(json) ? json.map(parseServerMessage) : [parseServerMessage(json)]);
}

function parseServerMessage(json: unknown): Result<ServerMessage> {
  if (!isFields(json)) return err("The message is not a JSON object.");
  const action = text(json, "action", NAME);
  if (!action.ok) return action;
  if (!isKnown(action.value)) {
    return err(`"${action.value}" is not an action that this page knows.`);
  }
  return parsers[action.value](json);
}

function isKnown(action: string): action is ServerMessage["action"] {
  return Object.hasOwn(parsers, action);
}

function map<T, U>(result: Result<T>, change: (value: T) => U): Result<U> {
  return result.ok ? ok(change(result.value)) : result;
}

function html(fields: Fields, key: string): Result<SafeHtml> {
  return map(text(fields, key, ANY), trustServerHtml);
}

function parseMe(fields: Fields): ReturnType<Parser<"me">> {
  const username = text(fields, "username", NAME);
  if (!username.ok) return username;
  const personID = text(fields, "personID", NAME);
  if (!personID.ok) return personID;
  const features = textList(fields, "features", { max: 32 }, MAX_FEATURES);
  if (!features.ok) return features;
  return ok({
    action: "me",
    username: username.value,
    personID: personID.value,
    features: [...knownFeatures(features.value)],
    ...(fields.op === true ? { op: true } : {}),
    ...(typeof fields.video === "number" ? { video: fields.video } : {}),
    ...filled(fields, "resumeKey"),
  });
}

function parsePresence(fields: Fields): ReturnType<Parser<"presence">> {
  const username = text(fields, "username", NAME);
  if (!username.ok) return username;
  const message = text(fields, "message", ANY);
  if (!message.ok) return message;
  const kind = fields.kind === "joined" ? "joined" : "left";
  return ok({ action: "presence", username: username.value, message: message.value, kind });
}

function parseDelivery(fields: Fields): ReturnType<Parser<"message">> {
  const channel = text(fields, "channel", NAME);
  if (!channel.ok) return channel;
  const username = text(fields, "username", NAME);
  if (!username.ok) return username;
  const message = html(fields, "message");
  if (!message.ok) return message;
  const msgID = optionalInteger(fields, "msgID", 0, Number.MAX_SAFE_INTEGER);
  if (!msgID.ok) return msgID;
  return ok({
    action: "message",
    channel: channel.value,
    username: username.value,
    message: message.value,
    msgID: msgID.value ?? 0,
    ...filled(fields, "threadID"),
    ...filled(fields, "clientID"),
  });
}

function parseNotice(fields: Fields): ReturnType<Parser<"error">> {
  const message = html(fields, "message");
  if (!message.ok) return message;
  const channel = optionalText(fields, "channel", NAME);
  if (!channel.ok) return channel;
  return ok({
    action: "error",
    username: "ChatServer",
    message: message.value,
    ...(fields.kind === "notice" ? { kind: "notice" } : {}),
    ...filled(fields, "channel"),
    ...filled(fields, "threadID"),
    ...filled(fields, "clientID"),
    ...filled(fields, "cameraOf"),
  });
}
