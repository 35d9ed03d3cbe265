import type {
  CandidateMessage,
  PersonAction,
  SdpMessage,
  UnwatchMessage,
  VideoInviteMessage,
} from "../protocol/camera_message.ts";
import type { BlocklistMessage, ReportMessage } from "../protocol/moderation_message.ts";
import type { Feature } from "../protocol/features.ts";
import type { AckMessage, ResumeMessage } from "../protocol/resume_message.ts";
import type { ChatMessage, MeMessage } from "../protocol/room_message.ts";

/** The login as it is written; the parsed one holds its features as a set. */
export interface LoginFrame {
  readonly action: "login";
  readonly username: string;
  readonly jwt?: string;
  readonly features: readonly Feature[];
  readonly personKey: string;
}

/** A session description as it is written; the parser reads `kind` from it. */
export type SdpFrame = Omit<SdpMessage, "kind">;

/** The blocklist as it is written. */
export type BlocklistFrame = BlocklistMessage;

/** A report as it is written: what was said is the server's to know. */
export type ReportFrame = Omit<ReportMessage, "message">;

/** What this page sends. */
export type OutgoingMessage =
  | LoginFrame
  | ChatMessage
  | MeMessage
  | PersonAction<"open" | "boot" | "unboot" | "mute" | "unmute" | "block" | "unblock">
  | SdpFrame
  | CandidateMessage
  | UnwatchMessage
  | VideoInviteMessage
  | BlocklistFrame
  | ReportFrame
  | AckMessage
  | ResumeMessage;
