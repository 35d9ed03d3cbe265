import { useRef } from "preact/hooks";
import type { Conversation } from "../client/chat_state.ts";
import { mayRecall, recallNewer, recallOlder, type RecallPlace } from "./recall_sent.ts";

type KeyEvent = KeyboardEvent & { readonly currentTarget: HTMLTextAreaElement };

/** Enter sends, Shift+Enter does not, Up and Down walk through what was sent. */
export function useComposerKeys(conversation: Conversation, send: () => void) {
  const place = useRef<RecallPlace>(null);
  const { draft, sent } = conversation;
  const recall = (next: RecallPlace) => {
    place.current = next;
    draft.value = next === null ? "" : sent.peek()[next] ?? "";
  };
  return (event: KeyEvent) => {
    // While an input method composes, its Enter picks a word and its arrows move among them.
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      place.current = null;
      send();
      return;
    }
    if (!mayRecall(draft.peek(), sent.peek(), place.current)) return;
    if (event.key === "ArrowUp") {
      event.preventDefault();
      recall(recallOlder(sent.peek(), draft.peek() === "" ? null : place.current));
    } else if (event.key === "ArrowDown" && place.current !== null) {
      event.preventDefault();
      recall(recallNewer(sent.peek(), place.current));
    }
  };
}
