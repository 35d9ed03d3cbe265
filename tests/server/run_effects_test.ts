import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { type EffectTargets, runEffects } from "../../lib/server/run_effects.ts";
import { OPEN, type SocketLike } from "../../lib/server/socket_like.ts";

class FakeSocket implements SocketLike {
  bufferedAmount = 0;
  readyState = OPEN;
  readonly sent: string[] = [];
  readonly closed: unknown[] = [];
  send(data: string): void {
    this.sent.push(data);
  }
  close(...args: unknown[]): void {
    this.closed.push(args);
    this.readyState = 2;
  }
}

function prepare() {
  const sockets = new Map([[1, new FakeSocket()], [2, new FakeSocket()]]);
  const evicted: number[] = [];
  const targets: EffectTargets = {
    sockets: new Map<number, SocketLike>(sockets),
    log: () => {},
    bufferedBytes: 1_000,
    resolve: () => {},
    renew: () => {},
    grantIce: () => ({ action: "ice-servers", iceServers: [], relayOnly: false }),
    administer: () => {},
    postReport: () => {},
    evict: (session) => evicted.push(session),
  };
  const [one, two] = [...sockets.values()];
  assert.ok(one && two);
  return { targets, one, two, evicted };
}

const PING = { type: "Send", to: [1, 2], message: { action: "ping" } } as const;

describe("runEffects", () => {
  it("serialises a message once for all who get it", () => {
    const { targets, one, two } = prepare();
    let serialised = 0;
    const message = { action: "ping", toJSON: () => (serialised++, { action: "ping" }) } as const;
    runEffects([{ ...PING, message }], targets);
    assert.equal(serialised, 1);
    assert.deepEqual([one.sent, two.sent], [['{"action":"ping"}'], ['{"action":"ping"}']]);
  });

  it("D8: evicts a socket that cannot keep up, and serves the others", () => {
    const { targets, one, two, evicted } = prepare();
    one.bufferedAmount = 1_001;
    runEffects([PING], targets);
    assert.deepEqual(evicted, [1]);
    assert.deepEqual([one.sent.length, two.sent.length], [0, 1]);
  });

  it("sends nothing to a socket that is closing, and to sessions that are gone", () => {
    const { targets, one, two } = prepare();
    one.readyState = 2;
    runEffects([{ ...PING, to: [1, 2, 99] }], targets);
    assert.deepEqual([one.sent.length, two.sent.length], [0, 1]);
  });

  it("closes a socket once, whatever comes after", () => {
    const { targets, one } = prepare();
    const close = { type: "Close", session: 1, code: 1008, reason: "enough" } as const;
    runEffects([close, close, PING], targets);
    assert.deepEqual(one.closed, [[1008, "enough"]]);
    assert.deepEqual(one.sent, []);
  });
});
