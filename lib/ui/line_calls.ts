import type { MessageLine } from "../client/chat_state.ts";

/** What can be done with the lines of a log. The callbacks must not change between drawings. */
export interface LineCalls {
  readonly onPerson: (personID: string, from: Element) => void;
  readonly onResend: (line: MessageLine) => void;
  readonly onEdit: (line: MessageLine) => void;
  readonly onReport: (line: MessageLine) => void;
}
