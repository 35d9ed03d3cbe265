import { useLayoutEffect, useRef } from "preact/hooks";
import type { CompletionState } from "./use_completion.ts";

/** Names the list for the field that it belongs to. */
export const COMPLETION_LIST = "composer-completions";

/** The id of the option that is picked out, for `aria-activedescendant`. */
export function optionID(index: number): string {
  return `${COMPLETION_LIST}-${index}`;
}

/** What the text could go on to be, above the field. Nothing if there is nothing to show. */
export function CompletionList({ options, active, take }: CompletionState) {
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    list.current?.children.item(active)?.scrollIntoView({ block: "nearest" });
  }, [active]);
  if (options.length === 0) return null;
  return (
    <ul
      ref={list}
      id={COMPLETION_LIST}
      class="completions"
      role="listbox"
      aria-label="Commands and names"
    >
      {options.map((option, index) => (
        <li
          key={option.label}
          id={optionID(index)}
          class="completion"
          role="option"
          aria-selected={index === active}
          // The field keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => take(option)}
        >
          <span class="completion-label" dir="auto">{option.label}</span>
          {option.note !== "" && <span class="completion-note">{option.note}</span>}
        </li>
      ))}
    </ul>
  );
}
