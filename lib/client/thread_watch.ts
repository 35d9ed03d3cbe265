import { html, type SafeHtml } from "../protocol/safe_html.ts";
import { foldUsername } from "../protocol/username.ts";
import type { ConversationModel } from "./conversation_model.ts";
import type { ConversationStore } from "./conversation_store.ts";
import type { RosterChange } from "./roster_store.ts";

/**
 * Keeps threads with their people. A thread belongs to a person, not to a name: it follows them
 * through renames, closes when they leave, opens when they return, and never passes to somebody
 * else who takes their name (mission row S19).
 */
export function followPeople(store: ConversationStore, change: RosterChange): void {
  for (const { personID, username } of change.gone) {
    const thread = store.findThread(personID);
    if (thread) closeFor(store, thread, username);
  }
  for (const { personID, username } of change.arrived) {
    const thread = store.findThread(personID);
    if (thread) reopen(store, thread, username);
  }
  for (const { row } of change.renamed) {
    const thread = store.findThread(row.personID);
    if (thread) rename(store, thread, row.username);
  }
  warnOfNamesakes(store, [...change.arrived, ...change.renamed.map(({ row }) => row)]);
}

function closeFor(store: ConversationStore, thread: ConversationModel, username: string): void {
  thread.writable.value = false;
  say(
    store,
    thread,
    html`<bdi>${username}</bdi> has left the room. You can write again when they are back.`,
  );
}

function reopen(store: ConversationStore, thread: ConversationModel, username: string): void {
  if (thread.title.peek() !== username) rename(store, thread, username);
  if (thread.writable.peek()) return;
  thread.writable.value = true;
  say(store, thread, html`<bdi>${username}</bdi> is back.`);
}

function rename(store: ConversationStore, thread: ConversationModel, username: string): void {
  say(store, thread, html`<bdi>${thread.title.peek()}</bdi> is now called <bdi>${username}</bdi>.`);
  thread.title.value = username;
}

function warnOfNamesakes(
  store: ConversationStore,
  newcomers: readonly { readonly personID: string; readonly username: string }[],
): void {
  const closed = store.threads.peek().filter(({ writable }) => !writable.peek());
  if (closed.length === 0 || newcomers.length === 0) return;
  const names = new Set(newcomers.map(({ username }) => foldUsername(username)));
  for (const thread of closed) {
    const name = thread.title.peek();
    if (!names.has(foldUsername(name))) continue;
    say(
      store,
      thread,
      html`Someone else is called <bdi>${name}</bdi> now. This conversation was with the person who left, and stays closed.`,
    );
  }
}

/** Says something once, even when somebody comes and goes while nobody writes. */
function say(store: ConversationStore, thread: ConversationModel, text: SafeHtml): void {
  const last = thread.lines.peek().at(-1);
  if (last?.kind === "notice" && last.html === text) return;
  store.addNotice(thread, text, "notice");
}
