import type { ChatMessage, MeMessage } from "../protocol/client_message.ts";
import type { Feature } from "../protocol/features.ts";

/** The login as it is written; the parsed one holds its features as a set. */
export interface LoginFrame {
  readonly action: "login";
  readonly username: string;
  readonly jwt?: string;
  readonly features: readonly Feature[];
  readonly personKey: string;
}

/** What this page sends. */
export type OutgoingMessage = LoginFrame | ChatMessage | MeMessage;
