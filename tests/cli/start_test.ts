import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { CloseCode } from "../../lib/protocol/close_codes.ts";
import { SETTINGS } from "../support/test_server.ts";
import { TestSocket } from "../support/test_socket.ts";
import { signFor } from "../support/test_token.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** A free port, found by listening on it for a moment. */
function freePort(): number {
  using listener = Deno.listen({ hostname: "localhost", port: 0 });
  return listener.addr.port;
}

/** `deno task start` as an operator runs it. */
class Start implements AsyncDisposable {
  readonly process: Deno.ChildProcess;
  readonly stderr: Promise<string>;
  readonly #lines: ReadableStreamDefaultReader<string>;
  output = "";

  constructor(...flags: string[]) {
    const args = ["task", "start", ...flags];
    this.process = new Deno.Command(Deno.execPath(), {
      args,
      cwd: ROOT,
      env: { NO_COLOR: "1" },
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    this.#lines = this.process.stdout.pipeThrough(new TextDecoderStream()).getReader();
    this.stderr = new Response(this.process.stderr).text();
  }

  /** Reads the output until it holds a text, or ends. */
  async prints(text: string): Promise<void> {
    while (!this.output.includes(text)) {
      const { done, value } = await this.#lines.read();
      if (done) throw new Error(`ended without "${text}": ${this.output} ${await this.stderr}`);
      this.output += value;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      this.process.kill("SIGTERM");
    } catch {
      // It has ended by itself, as many of these tests want.
    }
    await this.process.status;
    await this.#lines.cancel();
    await this.stderr;
  }
}

/** Process ids of everything that a process has started, and what that has. */
function descendants(pid: number): readonly number[] {
  const children = Deno.readTextFileSync(`/proc/${pid}/task/${pid}/children`)
    .split(" ").filter((word) => word !== "").map(Number);
  return children.flatMap((child) => [child, ...descendants(child)]);
}

function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(Deno.readTextFileSync(`/proc/${pid}/status`));
  } catch {
    return false;
  }
}

describe("deno task start", () => {
  it("writes a first settings file and answers as soon as it prints its address", async () => {
    const folder = await Deno.makeTempDir({ suffix: " a b é" });
    const port = freePort();
    const address = `localhost:${port}`;
    const file = `${folder}/settings.toml`;
    {
      await using start = new Start("--address", address, "--settings", file);
      await start.prints("Next:");
      const response = await fetch(`http://${address}/`);
      assert.match(await response.text(), /Your name in the room/);
      for (const part of [`http://${address}`, "everyone", file, "just written"]) {
        assert.ok(start.output.includes(part), part);
      }
      assert.match(await Deno.readTextFile(file), /AdminAPIKey = "[0-9a-f-]{36}"/);
    }
    await Deno.remove(folder, { recursive: true });
  });

  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    it(`ends with exit code 0 and no process left on ${signal} to the server`, async () => {
      const address = `localhost:${freePort()}`;
      await using start = new Start("--address", address);
      await start.prints("Next:");
      const socket = new WebSocket(`ws://${address}/ws`);
      await new Promise((resolve) => socket.onopen = resolve);
      const closed = new Promise<CloseEvent>((resolve) => socket.onclose = resolve);
      const processes = descendants(start.process.pid);
      const server = processes.at(-1);
      assert.ok(server !== undefined && processes.length >= 2, "the processes were not found");
      const asked = Date.now();
      Deno.kill(server, signal);
      assert.equal((await closed).code, 1012);
      assert.equal((await start.process.status).code, 0);
      assert.ok(Date.now() - asked < 5_000, "it took more than 5 seconds");
      assert.deepEqual(processes.filter(isAlive), []);
    });
  }

  it("keeps bans over a restart, and ends with exit code 0 on /shutdown", async () => {
    const folder = await Deno.makeTempDir();
    const file = `${folder}/settings.toml`;
    await Deno.writeTextFile(file, SETTINGS.strict);
    const url = `http://localhost:${freePort()}`;
    const flags = ["--address", url.slice("http://".length), "--settings", file];
    for (const command of ["/ban mia 2 spam", "/bans"]) {
      await using start = new Start(...flags);
      await start.prints("Next:");
      const jwt = await signFor("olga", { op: true });
      await using olga = await TestSocket.enter(url, { jwt });
      const give = (message: string) => {
        olga.send({ action: "message", channel: "lobby", message, clientID: message });
        return olga.next("error", ({ clientID }) => clientID === message);
      };
      assert.match((await give(command)).message, /mia/);
      await give("/shutdown");
      assert.equal((await olga.closed()).code, CloseCode.ServiceRestart);
      assert.equal((await start.process.status).code, 0);
    }
    assert.match(await Deno.readTextFile(`${folder}/data/bans.json`), /"reason": "spam"/);
    await Deno.remove(folder, { recursive: true });
  });

  it("ends when the command itself gets SIGTERM", async () => {
    const address = `localhost:${freePort()}`;
    await using start = new Start("--address", address);
    await start.prints("Next:");
    const processes = descendants(start.process.pid);
    start.process.kill("SIGTERM");
    await start.process.status;
    await untilGone(processes);
  });

  it("explains itself on --help and exits 0", async () => {
    await using start = new Start("--help");
    await start.prints("Usage: ");
    assert.equal((await start.process.status).code, 0);
  });

  const mistakes = [
    ["a bad flag", ["--port", "9"], /Unknown option '--port'.* Usage: /],
    ["a bad address", ["--address", "nowhere"], /"nowhere"; expected HOST:PORT/],
    ["a settings path that is a folder", ["--settings", "docs"], /^docs: .*cannot be read/],
    ["a settings path with a comma", ["--settings", "a,b.toml"], /^a,b\.toml: has a comma/],
  ] as const;
  for (const [mistake, flags, expected] of mistakes) {
    it(`says in one line what is wrong with ${mistake} and exits 1`, async () => {
      await using start = new Start(...flags);
      assert.equal((await start.process.status).code, 1);
      await assertOneLine(start, expected);
    });
  }

  it("says in one line that the port is busy and exits 1", async () => {
    using listener = Deno.listen({ hostname: "localhost", port: 0 });
    await using start = new Start("--address", `localhost:${listener.addr.port}`);
    assert.equal((await start.process.status).code, 1);
    await assertOneLine(start, /is used by another program/);
  });
});

async function assertOneLine(start: Start, expected: RegExp): Promise<void> {
  const lines = (await start.stderr).split("\n")
    .filter((line) => line !== "" && !line.startsWith("Task "));
  assert.equal(lines.length, 1, lines.join("\n"));
  assert.match(lines[0] ?? "", expected);
}

/** Waits for processes to end; the test's own time limit is the end of patience. */
async function untilGone(processes: readonly number[]): Promise<void> {
  while (processes.some(isAlive)) await new Promise((resolve) => setTimeout(resolve, 20));
}
