import {
  type CandidateMessage,
  parseCandidateMessage,
  parsePersonAction,
  parseSdp,
  parseUnwatch,
  parseVideoInvite,
  type PersonAction,
  type SdpMessage,
  type UnwatchMessage,
  type VideoInviteMessage,
} from "./camera_message.ts";
import { type Fields, isFields, text } from "./fields.ts";
import {
  type BlocklistMessage,
  parseBlocklist,
  parseReport,
  type ReportMessage,
} from "./moderation_message.ts";
import { parseJson } from "./parse_json.ts";
import { err, ok, type Result } from "./result.ts";
import { type AckMessage, parseAck, parseResume, type ResumeMessage } from "./resume_message.ts";
import {
  type ChatMessage,
  type LoginMessage,
  type MeMessage,
  parseChat,
  parseLogin,
  parseMe,
  type PingMessage,
} from "./room_message.ts";

/** Everything that a client may send. */
export type ClientMessage =
  | LoginMessage
  | ChatMessage
  | MeMessage
  | PingMessage
  | PersonAction<"open">
  | SdpMessage
  | CandidateMessage
  // BareRTC's viewers say that they watch; the server knows already.
  | PersonAction<"watch">
  | UnwatchMessage
  | PersonAction<"boot">
  | PersonAction<"unboot">
  | PersonAction<"mute">
  | PersonAction<"unmute">
  | VideoInviteMessage
  | PersonAction<"block">
  | PersonAction<"unblock">
  | BlocklistMessage
  | ReportMessage
  | AckMessage
  | ResumeMessage;

/** Why a frame was not taken. `nonsense` counts against the sender, `unsupported` does not. */
export interface FrameProblem {
  readonly kind: "nonsense" | "unsupported";
  /** A sentence that names the field; it may quote an action name but no other input. */
  readonly reason: string;
}

/** Actions of BareRTC that this server does not serve (yet); its clients send some unasked. */
const UNSERVED: ReadonlySet<string> = new Set(
  ["ring", "cut", "react", "takeback", "file", "typing"],
);

type Parser<M extends ClientMessage> = (fields: Fields) => Result<M>;

const parsers: {
  readonly [K in ClientMessage["action"]]: Parser<Extract<ClientMessage, { action: K }>>;
} = {
  login: parseLogin,
  message: parseChat,
  me: parseMe,
  ping: () => ok({ action: "ping" }),
  open: parsePersonAction("open"),
  sdp: parseSdp,
  candidate: parseCandidateMessage,
  watch: parsePersonAction("watch"),
  unwatch: parseUnwatch,
  boot: parsePersonAction("boot"),
  unboot: parsePersonAction("unboot"),
  mute: parsePersonAction("mute"),
  unmute: parsePersonAction("unmute"),
  "video-invite": parseVideoInvite,
  block: parsePersonAction("block"),
  unblock: parsePersonAction("unblock"),
  blocklist: parseBlocklist,
  report: parseReport,
  ack: parseAck,
  resume: parseResume,
};

const SERVED: ReadonlySet<string> = new Set(Object.keys(parsers));

/** Reads one text frame. Fields that the action does not have are ignored, as BareRTC does. */
export function parseClientFrame(frame: string): Result<ClientMessage, FrameProblem> {
  const json = parseJson(frame);
  return json.ok ? parseClientMessage(json.value) : nonsense(`The frame is ${json.error}.`);
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
  return SERVED.has(action);
}

function nonsense(reason: string): Result<never, FrameProblem> {
  return err({ kind: "nonsense", reason });
}
