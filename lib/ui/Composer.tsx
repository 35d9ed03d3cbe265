import type { ReadonlySignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Connection, Conversation, Me } from "../client/chat_state.ts";
import type { RosterRow } from "../protocol/roster_row.ts";
import type { CompletionScene } from "./complete_command.ts";
import { COMPLETION_LIST, CompletionList, optionID } from "./CompletionList.tsx";
import { composerHint } from "./composer_hint.ts";
import { isBrief, reachOf } from "./connection_words.ts";
import { Icon } from "./Icon.tsx";
import { useCompletion } from "./use_completion.ts";
import { useComposerKeys } from "./use_composer_keys.ts";

/** Where to write to. Give it the conversation's key, so that each has its own place in `sent`. */
export interface ComposerProps {
  readonly conversation: Conversation;
  readonly connection: ReadonlySignal<Connection>;
  /** Longest message, in characters (code points). */
  readonly messageCharacters: number;
  /** Who writes, and whom they could mean in a command. */
  readonly me: ReadonlySignal<Me | null>;
  readonly roster: ReadonlySignal<ReadonlyMap<string, RosterRow>>;
  /** False if the text could not be sent: it stays. */
  readonly onSend: (text: string) => boolean;
}

/** The field in which messages are written. */
export function Composer(props: ComposerProps) {
  const { conversation, connection, messageCharacters, onSend } = props;
  const { draft, title, writable } = conversation;
  const field = useRef<HTMLTextAreaElement>(null);
  const hint = composerHint({
    text: draft.value,
    reach: reachOf(connection.value),
    quiet: isBrief(connection.value),
    messageCharacters,
  });
  const send = () => {
    if (hint.maySend && onSend(draft.value.trim())) draft.value = "";
    field.current?.focus();
  };
  const onKeyDown = useComposerKeys(conversation, send);
  const completion = useCompletion(draft, describeScene(props));
  const isOpen = completion.options.length > 0;
  useLayoutEffect(() => growToText(field.current), [draft.value, writable.value]);
  useLayoutEffect(() => focusWithoutKeyboard(field.current), []);
  if (!writable.value) return <ClosedComposer title={title.value} />;
  const name = conversation.kind === "thread"
    ? `Write to ${title.value} privately`
    : `Write in ${title.value}`;
  return (
    <form class="composer" onSubmit={(event) => (event.preventDefault(), send())}>
      <CompletionList {...completion} />
      <div class="composer-box">
        <textarea
          ref={field}
          class="composer-field"
          rows={1}
          dir="auto"
          enterkeyhint="send"
          placeholder={name}
          aria-label={name}
          aria-describedby="composer-hint"
          // A text field of several lines can have a list, but must not be called a combobox.
          aria-autocomplete="list"
          aria-controls={isOpen ? COMPLETION_LIST : undefined}
          aria-activedescendant={isOpen ? optionID(completion.active) : undefined}
          value={draft}
          onInput={(event) => draft.value = event.currentTarget.value}
          onKeyDown={(event) => completion.handleKey(event) || onKeyDown(event)}
          onBlur={completion.dismiss}
        />
        <button type="submit" class="composer-send" disabled={!hint.maySend} title="Send">
          <Icon name="paper-plane" />
          <span class="visually-hidden">Send</span>
        </button>
      </div>
      <p id="composer-hint" class={`composer-hint composer-hint-${hint.tone}`}>
        {hint.words}
      </p>
    </form>
  );
}

/** Read only when a command is being written, as the composer would be drawn with every change. */
function describeScene({ me, roster }: ComposerProps): CompletionScene {
  return {
    operator: me.value?.operator ?? false,
    names: () =>
      [...roster.value.values()].filter(({ personID }) => personID !== me.value?.personID)
        .map(({ username }) => username),
  };
}

function ClosedComposer({ title }: { readonly title: string }) {
  return (
    <p class="composer composer-closed">
      <Icon name="eye-slash" />
      <span>
        <bdi>{title}</bdi> has left. You can read what was said here, but not write any more.
      </span>
    </p>
  );
}

/** As high as the text, up to the `max-height` of the stylesheet. */
function growToText(field: HTMLTextAreaElement | null): void {
  if (field === null) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
}

/** Ready to write at once, except where that would pull up the keyboard of a phone. */
function focusWithoutKeyboard(field: HTMLTextAreaElement | null): void {
  if (matchMedia("(hover: hover) and (pointer: fine)").matches) field?.focus();
}
