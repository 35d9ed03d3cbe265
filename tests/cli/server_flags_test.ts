import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { formatAddress, parseServerFlags } from "../../lib/cli/server_flags.ts";

describe("parseServerFlags", () => {
  it("listens on localhost:9000 with ./settings.toml unless told otherwise", () => {
    assert.deepEqual(parseServerFlags([]), {
      ok: true,
      value: { hostname: "localhost", port: 9000, settings: "./settings.toml", debug: false },
    });
  });

  const addresses = [
    [":9000", "0.0.0.0", 9000, "0.0.0.0:9000"],
    ["[::1]:80", "::1", 80, "[::1]:80"],
    ["chat.example.com:0", "chat.example.com", 0, "chat.example.com:0"],
  ] as const;
  for (const [address, hostname, port, formatted] of addresses) {
    it(`reads --address ${address}`, () => {
      const flags = parseServerFlags(["--address", address]);
      assert.ok(flags.ok);
      assert.deepEqual([flags.value.hostname, flags.value.port], [hostname, port]);
      assert.equal(formatAddress(flags.value), formatted);
    });
  }

  const mistakes = [
    [["--adress", ":9000"], /--adress/],
    [["--address"], /address/],
    [["--address", "localhost"], /"localhost"; expected HOST:PORT/],
    [["--address", "localhost:65536"], /expected HOST:PORT/],
    [["--address", "a b:1"], /expected HOST:PORT/],
    [["--settings", ""], /--settings is empty/],
    [["extra"], /extra/],
  ] as const;
  for (const [args, expected] of mistakes) {
    it(`refuses ${args.join(" ")} in one line with the usage`, () => {
      const flags = parseServerFlags(args);
      assert.ok(!flags.ok);
      assert.match(flags.error, expected);
      assert.match(flags.error, /Usage: /);
      assert.ok(!flags.error.includes("\n"));
    });
  }
});
