import assert from "node:assert/strict";
import type { ChatLine, MessageLine } from "../../lib/client/chat_state.ts";
import type { ChaosPerson } from "./chaos_person.ts";
import type { Decision } from "./decisions.ts";
import { CHANNELS, type Storm } from "./storm.ts";

/** What the page says of a message that never left it, and of one of which it knows nothing. */
const UNSENT = /was not sent, as the connection/;
const LOST = /may have been delivered all the same/;

/** What the page says where something may be missing. */
const GAP = /only what follows here is shown/;

/** Everyone sees what was decided, all of it, once and in order; and nobody has noticed anything. */
export function checkSeamless({ epochs, people, comings }: Storm): void {
  assert.deepEqual(people.map(({ comings }) => comings), comings);
  for (const person of people) {
    for (const [to, shown] of listShown(person, people)) {
      const decided = textsOf(epochs.flatMap(({ said }) => said), person, to);
      assert.deepEqual(shown, decided, `what ${person.name} sees in ${to}`);
    }
    const lines = [...person.conversations.values()].flatMap(({ lines }) => lines.value);
    assert.deepEqual(lines.filter(({ kind }) => kind === "notice"), [], `for ${person.name}`);
    const failed = lines.filter(isMessage).filter(({ delivery }) => delivery.state === "failed");
    assert.deepEqual(failed.filter((line) => !fails(line, UNSENT)), [], `for ${person.name}`);
  }
}

/**
 * Everyone sees nothing twice or in another order than it was decided, all that was decided since
 * they came in last, and a line that says so if something is missing.
 */
export function checkMarked({ epochs, people, server }: Storm, echoes: boolean): void {
  for (const person of people) {
    const since = epochs.at(-1)?.since(person.personID);
    assert.ok(since, `${person.name} is not in the room of ${server.url}`);
    let missing = 0;
    for (const [to, shown] of listShown(person, people)) {
      const decided = textsOf(epochs.flatMap(({ said }) => said), person, to);
      const what = `what ${person.name} sees in ${to}`;
      assert.deepEqual(shown, decided.filter((text) => shown.includes(text)), what);
      const late = textsOf(since, person, to);
      assert.deepEqual(late.filter((text) => !shown.includes(text)), [], `${what} since the login`);
      if (echoes && !to.startsWith("@")) assert.deepEqual(shown, decided, what);
      missing += decided.length - shown.length;
    }
    const [home] = person.client.state.channels;
    const isMarked = home?.lines.value.some((line) =>
      line.kind === "notice" && GAP.test(line.html)
    );
    assert.ok(missing === 0 || isMarked, `${person.name} does not see that something is missing`);
  }
}

/**
 * What each person said is there once: either sent, and decided once, in the order in which it was
 * said; or failed, and decided only if the page says that it may have been.
 */
export function checkOwn({ epochs, people }: Storm): void {
  const decided = epochs.flatMap(({ said }) => said);
  assert.equal(new Set(decided.map(({ text }) => text)).size, decided.length, "said twice");
  for (const person of people) {
    for (const to of placesOf(person, people)) {
      const own = person.messagesIn(to).filter(({ own }) => own);
      const said = person.said.filter((saying) => saying.to === to).map(({ text }) => text);
      const what = `what ${person.name} said in ${to}`;
      assert.deepEqual(own.map(textOf).sort(), said.toSorted(), what);
      const taken = decided.filter((one) => one.author === person.name && one.to === to)
        .map(({ text }) => text);
      assert.deepEqual(taken, said.filter((text) => taken.includes(text)), what);
      for (const line of own) {
        const { state } = line.delivery;
        if (fails(line, LOST)) continue;
        assert.equal(state, taken.includes(textOf(line)) ? "sent" : "failed", textOf(line));
      }
    }
  }
}

/** All that anybody said is decided once, and shown as sent. */
export function checkSent({ epochs, people }: Storm): void {
  const decided = epochs.flatMap(({ said }) => said.map(({ text }) => text));
  const said = people.flatMap(({ said }) => said.map(({ text }) => text));
  assert.deepEqual(decided.sort(), said.sort());
  for (const person of people) {
    const lines = [...person.conversations.values()].flatMap(({ lines }) => lines.value);
    const unsent = lines.filter(isMessage).filter(({ delivery }) => delivery.state !== "sent");
    assert.deepEqual(unsent, [], `for ${person.name}`);
  }
}

/** Everyone has the server's Who List, and a page that has understood everything. */
export function checkPeople({ people, server }: Storm): void {
  const rows = [...server.site.host.room.people.values()].map(({ row }) => row);
  const byID = (one: { personID: string }, other: { personID: string }) =>
    one.personID < other.personID ? -1 : 1;
  for (const { browser, client, name } of people) {
    const list = [...client.state.roster.value.values()];
    assert.deepEqual(list.sort(byID), rows.sort(byID), `the Who List of ${name}`);
    assert.deepEqual(browser.reports, [], `reports of ${name}`);
  }
}

/** Texts of what was confirmed or heard, by place. */
function listShown(person: ChaosPerson, people: readonly ChaosPerson[]) {
  return placesOf(person, people).map((to) => {
    const sent = person.messagesIn(to).filter(({ delivery }) => delivery.state === "sent");
    return [to, sent.map(textOf)] as const;
  });
}

function placesOf(person: ChaosPerson, people: readonly ChaosPerson[]): readonly string[] {
  const others = people.filter((other) => other !== person);
  return [...CHANNELS, ...others.map(({ name }) => `@${name}`)];
}

/** Texts of what a person should see in one place. */
function textsOf(
  decided: readonly Decision[],
  { name }: ChaosPerson,
  to: string,
): readonly string[] {
  const isSeen = (one: Decision) =>
    one.to === to && (!to.startsWith("@") || one.author === name) ||
    one.to === `@${name}` && `@${one.author}` === to;
  return decided.filter(isSeen).map(({ text }) => text);
}

function textOf({ html }: MessageLine): string {
  return html.replace(/<[^>]*>/g, "").trim();
}

function isMessage(line: ChatLine): line is MessageLine {
  return line.kind === "message";
}

function fails({ delivery }: MessageLine, reason: RegExp): boolean {
  return delivery.state === "failed" && reason.test(delivery.reason);
}
