import assert from "node:assert/strict";
import type { Effect } from "../../lib/broker/effect.ts";
import type { Person } from "../../lib/broker/person.ts";
import type { Room } from "../../lib/broker/room.ts";
import type { ServerMessage } from "../../lib/protocol/server_message.ts";

/** What holds of blocks in every room. Written without the broker's own rules. */

/** Whether two people may know nothing of each other (rule B10 of docs/protocol.md). */
export function expectedApart(room: Room, one: Person, other: Person): boolean {
  return barred(room, one, other) || barred(room, other, one);
}

function barred(room: Room, blocker: Person, other: Person): boolean {
  const { identity, rights } = other;
  const operator = rights === "given" ||
    (rights === "token" && identity.kind === "signed" && identity.operator);
  return blocker.blocked.has(other.id) && (!operator || room.config.moderation.blockableOperators);
}

/** Both sides of every block are noted alike. */
export function checkBlocks(room: Room): void {
  const people = [...room.people.values()];
  const said = people.flatMap(({ id, blocked }) =>
    [...blocked].map((one) => `${id} blocks ${one}`)
  );
  const noted = [...room.blockedBy].flatMap(([id, blockers]) => {
    assert.ok(blockers.size > 0, "an empty set of blocks is kept");
    return [...blockers].map((by) => `${by} blocks ${id}`);
  });
  assert.deepEqual(noted.sort(), said.sort(), "blocks are not noted alike on both sides");
  for (const { id, blocked } of people) assert.ok(!blocked.has(id), "somebody blocks themselves");
  for (const { viewer, broadcaster } of room.links.byID.values()) {
    assert.ok(!expectedApart(room, viewer, broadcaster), "a link passes through a block");
  }
}

/** No message shows somebody to another from whom a block keeps them, but to say that they left. */
export function checkBlockEffects(room: Room, effects: readonly Effect[]): void {
  for (const effect of effects) {
    if (effect.type !== "Send") continue;
    for (const name of shownBy(room, effect.message)) {
      const shown = [...room.people.values()].find(({ username }) => username === name);
      for (const id of effect.to) {
        const session = room.sessions.get(id);
        if (session?.state !== "online" || shown === undefined) continue;
        const { person } = session;
        const what = `${effect.message.action} shows ${shown.id} to ${person.id}`;
        assert.ok(!expectedApart(room, person, shown), what);
      }
    }
  }
}

/** Names of the people whom a message shows. */
function shownBy(room: Room, message: ServerMessage): readonly string[] {
  switch (message.action) {
    case "who":
      return message.whoList.map(({ username }) => username);
    case "roster":
      return [...message.rows, ...message.changed ?? []].map(({ personID }) =>
        room.people.get(personID)?.username ?? ""
      );
    case "presence":
      return message.kind === "joined" ? [message.username] : [];
    case "message":
      // The copy of what was said before a block may be asked for after it.
      if (message.clientID !== undefined) return [message.username];
      return [message.username, room.people.get(message.threadID ?? "")?.username ?? ""];
    case "echo":
      return message.messages.map(({ personID }) =>
        room.people.get(personID ?? "")?.username ?? ""
      );
    case "open":
    case "ring":
    case "watch":
    case "sdp":
    case "candidate":
      return [message.username];
    default:
      return [];
  }
}
