import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { createIceGranter, iceRenewalMs } from "../../lib/server/ice_servers.ts";
import type { TurnSettings } from "../../lib/settings/settings.ts";

const NOW = 1_700_000_000_999;
const URLS = ["stun:s.example", "stuns:s.example", "turn:t.example:3478", "turns:t.example:5349"];

const PLAIN: TurnSettings = {
  urls: URLS,
  username: "",
  credential: "",
  sharedSecret: "",
  ttl: 3_600,
  relayOnly: false,
};

function grant(turn: Partial<TurnSettings>, person = "u3Zk0Vq1m8yT2c4E", now = NOW) {
  return createIceGranter({ ...PLAIN, ...turn }, () => now)(person);
}

describe("createIceGranter", () => {
  it("gives every address in the operator's order, without credentials if there are none", () => {
    const { action, iceServers, relayOnly } = grant({});
    assert.equal(action, "ice-servers");
    assert.deepEqual(iceServers, URLS.map((url) => ({ urls: [url] })));
    assert.equal(relayOnly, false);
  });

  it("F12: signs in to turn: and turns: in any case, and never to STUN", () => {
    const urls = [...URLS, "TURN:t.example", "Turns:t.example"];
    const { iceServers } = grant({ urls, username: "ann", credential: "secret" });
    const isSignedIn = iceServers.map((server) => server.username === "ann");
    assert.deepEqual(isSignedIn, [false, false, true, true, true, true]);
    for (const { username, credential } of iceServers) {
      assert.equal(credential, username === undefined ? undefined : "secret");
    }
  });

  it("makes the credentials that coturn expects", () => {
    // printf '1700003600:u3Zk0Vq1m8yT2c4E' | openssl dgst -sha1 -hmac 'north' -binary | base64
    const { iceServers } = grant({ sharedSecret: "north" });
    const signIn = {
      username: "1700003600:u3Zk0Vq1m8yT2c4E",
      credential: "dMDN2YF0hn0NSrew5LxhARESGyc=",
    };
    assert.deepEqual(iceServers.slice(2), [
      { urls: ["turn:t.example:3478"], ...signIn },
      { urls: ["turns:t.example:5349"], ...signIn },
    ]);
    assert.deepEqual(iceServers.slice(0, 2), URLS.slice(0, 2).map((url) => ({ urls: [url] })));
  });

  it("takes a secret of any letters as UTF-8", () => {
    // The same by Python's hmac module.
    const { iceServers } = grant({ sharedSecret: "süd & öst", ttl: 60 }, "p1");
    assert.equal(iceServers[2]?.username, "1700000060:p1");
    assert.equal(iceServers[2]?.credential, "Plov314imV0VEV0+5zyqPzyIdVY=");
  });

  it("prefers the shared secret to the sign-in that is the same for everyone", () => {
    const { iceServers } = grant({ sharedSecret: "north", username: "ann", credential: "c" });
    assert.match(iceServers[2]?.username ?? "", /^1700003600:/);
  });

  it("gives each person, and each later time, credentials of their own", () => {
    const turn = { sharedSecret: "north" };
    const grants = [grant(turn, "p1"), grant(turn, "p2"), grant(turn, "p1", NOW + 1_000)];
    const credentials = grants.map(({ iceServers }) => iceServers[2]?.credential);
    assert.equal(new Set(credentials).size, 3);
  });

  it("never gives the shared secret away", () => {
    const frame = JSON.stringify(grant({ sharedSecret: "north-by-northwest" }));
    assert.doesNotMatch(frame, /north-by-northwest/);
  });

  it("says when only relays may be used", () => {
    assert.equal(grant({ relayOnly: true }).relayOnly, true);
  });
});

describe("iceRenewalMs", () => {
  it("is half the life of credentials that run out", () => {
    assert.equal(iceRenewalMs({ ...PLAIN, sharedSecret: "north", ttl: 600 }), 300_000);
  });

  it("is never, for those that do not run out", () => {
    assert.equal(iceRenewalMs({ ...PLAIN, username: "ann", credential: "c" }), Infinity);
  });
});
