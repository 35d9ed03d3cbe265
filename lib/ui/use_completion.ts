import { type Signal, useSignal } from "@preact/signals";
import {
  completeCommand,
  type Completion,
  type CompletionScene,
  isComplete,
} from "./complete_command.ts";

/** Completions of what is being written, and the one that is picked out. */
export interface CompletionState {
  readonly options: readonly Completion[];
  /** Index of the one that Enter and Tab take. */
  readonly active: number;
  take(option: Completion): void;
  /** Puts the list away until something else is written. */
  dismiss(): void;
  /** True if the key was for the list, and means nothing else. */
  handleKey(event: KeyboardEvent): boolean;
}

/** Completions for a draft. Arrows pick one, Enter and Tab take it, Escape puts the list away. */
export function useCompletion(draft: Signal<string>, scene: CompletionScene): CompletionState {
  const dismissed = useSignal<string | null>(null);
  const picked = useSignal({ text: "", index: 0 });
  const text = draft.value;
  const options = text === dismissed.value ? [] : completeCommand(text, scene);
  const active = picked.value.text === text ? Math.min(picked.value.index, options.length - 1) : 0;
  const dismiss = () => dismissed.value = text;
  const pick = (index: number) => {
    picked.value = { text, index: (index + options.length) % options.length };
  };
  const take = (option: Completion) => {
    draft.value = option.text;
    dismissed.value = option.text.endsWith(" ") ? null : option.text;
  };
  const handleKey = (event: KeyboardEvent): boolean => {
    const { key } = event;
    const option = options[active];
    const isPlain = !event.isComposing && !event.altKey && !event.ctrlKey && !event.metaKey &&
      !event.shiftKey;
    if (option === undefined || !isPlain) return false;
    if (key === "Enter" && isComplete(text) && active === 0) return false;
    if (key === "Enter" || key === "Tab") take(option);
    else if (key === "ArrowDown") pick(active + 1);
    else if (key === "ArrowUp") pick(active - 1);
    else if (key === "Escape") dismiss();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return { options, active, take, dismiss, handleKey };
}
