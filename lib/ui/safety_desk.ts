import { type ReadonlySignal, type Signal, useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { ChatActions, ChatState, MessageLine } from "../client/chat_state.ts";
import type { NotedPerson } from "../client/people_notes.ts";

/** What somebody is about to report: a message, or a person where there is no `msgID`. */
export interface ReportTarget extends NotedPerson {
  readonly msgID?: number;
}

/** What people do to protect themselves, and which of its dialogs is open. */
export interface SafetyDesk {
  readonly blocked: ReadonlySignal<readonly NotedPerson[]>;
  /** Null is no dialog. */
  readonly reporting: Signal<ReportTarget | null>;
  readonly listShown: Signal<boolean>;
  readonly actions: Pick<ChatActions, "block" | "unblock" | "report">;
  /** Opens the dialog for a message. The same function at each drawing. */
  readonly reportLine: (line: MessageLine) => void;
}

/** One desk for the room. */
export function useSafetyDesk({ blocked }: ChatState, actions: ChatActions): SafetyDesk {
  const reporting = useSignal<ReportTarget | null>(null);
  const listShown = useSignal(false);
  return useMemo(() => ({
    blocked,
    reporting,
    listShown,
    actions,
    reportLine({ author: { personID = "", username }, msgID }: MessageLine) {
      if (msgID !== undefined) reporting.value = { personID, username, msgID };
    },
  }), [actions]);
}
