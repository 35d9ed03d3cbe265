import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import type { MessageLine } from "../../lib/client/chat_state.ts";
import { SeededRandom } from "../support/seeded_random.ts";
import type { FakeSocket } from "./fake_browser.ts";
import { ModelServer } from "./model_server.ts";
import { RoomFixture, row } from "./room_fixture.ts";

const HISTORIES = 2_000;
const STEPS = 80;
const OTHERS = ["p-bob", "p-carol", "p-dave"] as const;
const NONSENSE = ['{"action":"dance"}', "7", "null", '{"action":"who","whoList":7}'] as const;

/** A person, a network and a server of which each does what it likes at any time. */
class History {
  readonly room = new RoomFixture();
  readonly server = new ModelServer();
  readonly random: SeededRandom;
  readonly #mayForget: boolean;
  /** Connections that one of the two ends may still take for alive. */
  readonly #open: FakeSocket[] = [];
  /** Connections that the client knows of. */
  #accepted = 0;
  #said = 0;

  constructor(seed: number, mayForget: boolean) {
    this.random = new SeededRandom(seed);
    this.#mayForget = mayForget;
    this.room.actions.signIn("alice");
    this.#settle();
  }

  /** Something happens. */
  step(): void {
    const { random, server, room } = this;
    const socket = this.#open.length > 0 ? random.pick(this.#open) : null;
    const acts: (() => void)[] = [
      () => this.#speak(),
      () => server.say("bob", `b${this.#said++}`),
      () => this.#changePeople(),
      () => this.#decide(),
      () => socket && server.read(socket),
      () => socket && server.read(socket),
      () => this.#deliver(),
      () => this.#deliver(),
      () => server.babble(random.pick(NONSENSE)),
      () => room.browser.pass(random.below(2_000)),
      () => room.actions.reconnectNow(),
      () => this.#connect(),
      () => random.chance(0.4) && this.#cut(),
    ];
    if (this.#mayForget) acts.push(() => random.chance(0.3) && this.#lose());
    random.pick(acts)();
  }

  /** The network is well again, and everything comes through. */
  heal(): void {
    this.#settle();
    this.room.browser.pass(6_000);
    this.#settle();
  }

  /** The messages in the lobby, in the order in which alice sees them. */
  get shown(): readonly MessageLine[] {
    return this.room.lobby.lines.value.filter((line): line is MessageLine =>
      line.kind === "message"
    );
  }

  #speak(): void {
    this.room.actions.send(this.room.lobby, `a${this.#said++}`);
  }

  #changePeople(): void {
    const personID = this.random.pick(OTHERS);
    const isHere = this.server.people.has(personID);
    if (isHere && this.random.chance(0.3)) return this.server.remove(personID);
    const emoji = this.random.chance(0.5) ? { emoji: "x" } : {};
    const news = row(personID.slice(2), personID, { video: this.random.below(2), ...emoji });
    this.server.change(news, !isHere);
  }

  #decide(): void {
    const { actions, client } = this.room;
    const personID = this.random.pick(OTHERS);
    const username = personID.slice(2);
    this.random.pick([
      () => client.video.actions.boot(personID),
      () => client.video.actions.unboot(personID),
      () => client.video.actions.mute(personID),
      () => client.video.actions.unmute(personID),
      () => actions.block({ personID, username }),
      () => actions.unblock(personID),
      () => actions.setStatus(this.random.pick(["online", "away", "busy"])),
    ])();
  }

  #deliver(): void {
    const { socket } = this.room.browser;
    if (socket.closedWith === null) this.server.deliver(socket, 1 + this.random.below(4));
  }

  /** The client opens its connection, if it wants one. */
  #connect(): void {
    const { sockets } = this.room.browser;
    while (this.#accepted < sockets.length) {
      const socket = sockets[this.#accepted++];
      if (socket === undefined || socket.closedWith !== null) continue;
      this.#open.push(socket);
      this.server.accept(socket);
    }
  }

  /** The client notices that its connection is gone; the server may, or go on writing into it. */
  #cut(): void {
    const { socket, ...browser } = { socket: this.room.browser.socket, b: this.room.browser };
    if (!this.#open.includes(socket)) return;
    if (this.random.chance(0.5)) this.#hangUp(socket);
    if (this.random.chance(0.3)) browser.b.fire("offline");
    else socket.listener.closed(this.random.pick([1006, 1013]));
  }

  /** The server loses alice's session: by itself, or because it starts anew. */
  #lose(): void {
    const { socket } = this.room.browser;
    if (this.random.chance(0.5)) {
      this.server.forget();
      this.#hangUp(socket);
      socket.listener.closed(1006);
    } else {
      this.server.restart();
      this.#open.length = 0;
      socket.listener.closed(this.random.pick([1012, 1006]));
    }
  }

  #hangUp(socket: FakeSocket): void {
    this.server.hangUp(socket);
    const index = this.#open.indexOf(socket);
    if (index >= 0) this.#open.splice(index, 1);
  }

  #settle(): void {
    const { room, server } = this;
    for (let turn = 0; turn < 200; turn++) {
      room.actions.reconnectNow();
      this.#connect();
      const { socket } = room.browser;
      if (!this.#open.includes(socket)) socket.listener.closed(1006);
      server.read(socket);
      server.deliver(socket, 3);
      if (room.phase === "online" && server.isQuiet(socket)) return;
    }
    assert.fail("the client does not come to rest");
  }
}

function run(seed: number, mayForget: boolean): History {
  const history = new History(seed, mayForget);
  for (let step = 0; step < STEPS; step++) history.step();
  history.heal();
  return history;
}

function textOf({ html }: MessageLine): string {
  return html.replace(/<[^>]*>/g, "");
}

function checkState({ room, server }: History, seed: number): void {
  const others = [...room.state.roster.value.values()].filter(({ username }) =>
    username !== "alice"
  );
  const byID = (one: { personID: string }, other: { personID: string }) =>
    one.personID < other.personID ? -1 : 1;
  assert.deepEqual(others.sort(byID), [...server.people.values()].sort(byID), `seed ${seed}`);
  const { booted, muted } = room.client.video.state;
  const noted = [
    ...[...booted.value].map((id) => `boot ${id}`),
    ...[...muted.value].map((id) => `mute ${id}`),
    ...room.state.blocked.value.map(({ personID }) => `block ${personID}`),
  ];
  assert.deepEqual(noted.sort(), [...server.noted].sort(), `seed ${seed}`);
}

describe("a session that goes on over one connection after another", () => {
  it("shows what the server decided, each once and in order, whatever is lost on the way", () => {
    let resumptions = 0;
    let said = 0;
    for (let seed = 1; seed <= HISTORIES; seed++) {
      const history = run(seed, false);
      const { room, server, shown } = history;
      assert.equal(server.refusals, 0);
      assert.deepEqual(shown.map(textOf), server.decided, `seed ${seed}`);
      assert.ok(shown.every(({ delivery }) => delivery.state === "sent"), `seed ${seed}`);
      assert.ok(room.lobby.lines.value.every(({ kind }) => kind !== "notice"), `seed ${seed}`);
      checkState(history, seed);
      const { sockets } = room.browser;
      resumptions += sockets.filter((socket) => socket.sentOf("resume").length > 0).length;
      said += server.decided.length;
      room.client.dispose();
    }
    console.log(`${HISTORIES} histories: ${said} messages, ${resumptions} resumptions`);
    assert.ok(resumptions > HISTORIES && said > 5 * HISTORIES, "the histories are dull");
  });

  it("that cannot go on is followed by another, with nothing twice and nothing passed over in silence", () => {
    let refusals = 0;
    for (let seed = 1; seed <= HISTORIES; seed++) {
      const history = run(seed, true);
      const { room, server, shown } = history;
      const sent = shown.filter(({ delivery }) => delivery.state === "sent").map(textOf);
      let from = 0;
      for (const text of sent) {
        const at = server.decided.indexOf(text, from);
        assert.ok(at >= 0, `seed ${seed}: ${text} is shown twice or in the wrong place`);
        from = at + 1;
      }
      for (const line of shown) {
        if (line.delivery.state !== "failed") continue;
        const isUnsent = /was not sent/.test(line.delivery.reason);
        assert.ok(!isUnsent || !server.decided.includes(textOf(line)), `seed ${seed}`);
      }
      assert.ok(shown.every(({ delivery }) => delivery.state !== "sending"), `seed ${seed}`);
      const isMarked = room.lobby.lines.value.some((line) =>
        line.kind === "notice" && /only what follows/.test(line.html)
      );
      assert.ok(isMarked || sent.length === server.decided.length, `seed ${seed}: a silent gap`);
      checkState(history, seed);
      refusals += server.refusals;
      room.client.dispose();
    }
    assert.ok(refusals > HISTORIES / 4, "too few sessions were lost");
  });
});
