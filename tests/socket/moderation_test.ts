import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { CloseCode } from "../../lib/protocol/close_codes.ts";
import { BanStore } from "../../lib/server/ban_store.ts";
import { rereadSettings } from "../../lib/settings/reread_settings.ts";
import { SETTINGS, startTestServer } from "../support/test_server.ts";
import { TestSocket } from "../support/test_socket.ts";
import { signFor } from "../support/test_token.ts";

/** Comes in with a token. */
async function enter(url: string, name: string, claims = {}): Promise<TestSocket> {
  return await TestSocket.enter(url, { jwt: await signFor(name, claims) });
}

/** Gives a command and waits for its answer. */
async function give(socket: TestSocket, command: string): Promise<string> {
  const clientID = crypto.randomUUID();
  socket.send({ action: "message", channel: "lobby", message: command, clientID });
  return (await socket.next("error", (answer) => answer.clientID === clientID)).message;
}

/** Tries to come in, and gives back what the server says against it. */
async function isTurnedAway(url: string, login: Record<string, unknown>): Promise<string> {
  await using socket = await TestSocket.connect(url);
  socket.send({ action: "login", ...login });
  const { message } = await socket.next("error", ({ kind }) => kind !== "notice");
  assert.equal((await socket.closed()).code, CloseCode.LoginRefused);
  return message;
}

describe("moderation on real sockets", () => {
  it("D7: a kick closes the socket, and the same person stays out", async () => {
    await using server = await startTestServer(SETTINGS.strict);
    await using olga = await enter(server.url, "olga", { op: true });
    await using mia = await enter(server.url, "mia");
    await give(olga, "/kick mia enough");
    const reason = await mia.next("error", ({ kind }) => kind === undefined);
    assert.match(reason.message, /Reason: enough\. You can come back in 60 seconds\.$/);
    assert.deepEqual(await mia.closed(), { code: CloseCode.Kicked, reason: "Kicked" });
    assert.match(await isTurnedAway(server.url, { jwt: await signFor("mia") }), /sent you out/);
    assert.equal(server.isHere("mia"), false);
  });

  it("D10: neither a claim that was made up nor a command makes anybody operator", async () => {
    await using server = await startTestServer(SETTINGS.mixed);
    await using olga = await enter(server.url, "olga", { op: true });
    const forged = await signFor("mia", { op: true }, {
      secret: "another secret of 32 bytes, or so",
    });
    await isTurnedAway(server.url, { jwt: forged });
    await using mia = await TestSocket.enter(server.url, { username: "mia", op: true });
    for (const command of ["/op mia", "/kick olga", "/shutdown", "/ban olga", "/reconfigure"]) {
      assert.match(await give(mia, command), /^Only operators/);
    }
    mia.send({ action: "kick", username: "olga" });
    mia.send({ action: "me", op: true, rights: "given" });
    await mia.settle();
    assert.equal(server.site.host.room.people.size, 2);
    assert.equal(await give(olga, "/bans"), "Nobody is banned.");
  });

  it("D26: a ban survives a restart, by name and by subject", async () => {
    const folder = await Deno.makeTempDir();
    const store = () => new BanStore(`${folder}/data/bans.json`, () => {});
    {
      const first = store();
      await using server = await startTestServer(SETTINGS.mixed, {
        bans: first.load(),
        saveBans: (bans) => first.save(bans),
      });
      await using olga = await enter(server.url, "olga", { op: true });
      await using mia = await enter(server.url, "mia");
      await give(olga, "/ban mia 2 spam");
      assert.deepEqual(await mia.closed(), { code: CloseCode.Kicked, reason: "Banned" });
      await first.flush();
    }
    await using server = await startTestServer(SETTINGS.mixed, { bans: store().load() });
    const jwt = await signFor("mia");
    assert.match(
      await isTurnedAway(server.url, { jwt }),
      /Reason: spam\. You can come back in \d+/,
    );
    await isTurnedAway(server.url, { username: "MIA" });
    await using olga = await enter(server.url, "olga", { op: true });
    assert.match(await give(olga, "/bans"), /<strong>mia<\/strong> by olga: spam/);
    await Deno.remove(folder, { recursive: true });
  });

  it("X7: /reconfigure takes a changed file, keeps what was before a broken one", async () => {
    const file = await Deno.makeTempFile({ suffix: ".toml" });
    await using server = await startTestServer(SETTINGS.strict, {
      readSettings: () => rereadSettings(file),
    });
    await using olga = await enter(server.url, "olga", { op: true });
    await Deno.writeTextFile(file, `Title = "New"\nFrameAncestors = ["https://a.example"]\n`);
    const answer = await give(olga, "/reconfigure");
    assert.match(answer, /hold from now on.*Only a restart changes FrameAncestors\./);
    assert.match(await (await fetch(server.url)).text(), /<title>New/);
    await using guest = await TestSocket.enter(server.url, { username: "now that JWT is off" });
    await Deno.writeTextFile(file, "Title = 3\nAccentHue = ");
    assert.match(await give(olga, "/reconfigure"), /nothing has changed\..*line 2/);
    await Deno.remove(file);
    assert.match(await give(olga, "/reconfigure"), /is not there any more/);
    assert.match(await (await fetch(server.url)).text(), /<title>New/);
    await guest.settle();
  });

  it("X8: /shutdown asks for the same end as a signal", async () => {
    await using server = await startTestServer(SETTINGS.strict);
    await using olga = await enter(server.url, "olga", { op: true });
    assert.equal(await give(olga, "/shutdown"), "The server is stopping.");
    await server.site.host.shutdownAsked;
  });
});
