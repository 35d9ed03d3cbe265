import { type ReadonlySignal, useSignal, useSignalEffect } from "@preact/signals";
import type { Connection } from "../client/chat_state.ts";
import { connectionSentence, connectionWord, isBrief } from "./connection_words.ts";
import { Icon } from "./Icon.tsx";

/** The quiet mark in the header: a dot and a word, whatever the state. */
export function ConnectionMark({ connection }: { connection: ReadonlySignal<Connection> }) {
  const { phase } = connection.value;
  return (
    <span class={`connection-mark connection-${phase}`}>
      <span class="connection-dot" aria-hidden="true" />
      <span class="connection-word">{connectionWord(connection.value)}</span>
    </span>
  );
}

/** What the banner needs. */
export interface ConnectionBannerProps {
  readonly connection: ReadonlySignal<Connection>;
  readonly onRetry: () => void;
  readonly onLeave: () => void;
}

/** Says what is wrong with the connection and what can be done. Empty while all is well. */
export function ConnectionBanner({ connection, onRetry, onLeave }: ConnectionBannerProps) {
  const now = useClock(connection);
  const state = connection.value;
  const sentence = connectionSentence(state, now.value);
  return (
    <div class="banner-place">
      {state.phase === "closed" && (
        <div class="banner banner-error" role="alert">
          <Icon name="plug-circle-xmark" />
          <p class="banner-text" dangerouslySetInnerHTML={{ __html: state.reason }} />
          <button type="button" class="button button-small" onClick={onLeave}>
            Back to the start
          </button>
        </div>
      )}
      {sentence !== null && (
        <div class="banner" role={state.phase === "waiting" ? "group" : "status"}>
          <Icon name="plug-circle-xmark" />
          <p class="banner-text">{sentence}</p>
          {state.phase === "waiting" && (
            <button type="button" class="button button-small" onClick={onRetry}>Try now</button>
          )}
        </div>
      )}
      <p class="visually-hidden" role="status">{spokenWords(state)}</p>
    </div>
  );
}

/** What is read out when it changes: nothing of what is over before it could be said. */
function spokenWords(connection: Connection): string {
  if (connection.phase === "online" || isBrief(connection)) return "Connected.";
  return connection.phase === "waiting" ? "Connection lost. Trying again soon." : "";
}

/** The time now, moving on only while a countdown is shown. Unix milliseconds. */
function useClock(connection: ReadonlySignal<Connection>) {
  const now = useSignal(Date.now());
  useSignalEffect(() => {
    if (connection.value.phase !== "waiting") return;
    now.value = Date.now();
    const timer = setInterval(() => now.value = Date.now(), 500);
    return () => clearInterval(timer);
  });
  return now;
}
