import assert from "node:assert/strict";
import { verifyToken } from "../../lib/auth/verify_token.ts";
import { makeTokenLink } from "../../lib/cli/make_token_link.ts";
import { parseTokenFlags } from "../../lib/cli/token_flags.ts";

const secret = "a shared secret of more than thirty-two bytes";
const now = 1_700_000_000_000;
const jwt = { enabled: true, strict: true, secretKey: secret, landingPageUrl: "" };

function parse(...args: string[]) {
  const flags = parseTokenFlags(args);
  assert.ok(flags.ok, flags.ok ? "" : flags.error);
  return flags.value;
}

function refuse(...args: string[]): string {
  const flags = parseTokenFlags(args);
  assert.ok(!flags.ok, "the flags were accepted");
  assert.ok(!flags.error.includes("\n"), "the error has more than one line");
  return flags.error;
}

Deno.test("token: a name is enough, the rest has defaults", () => {
  assert.deepEqual(parse("--sub", "alice"), {
    claims: { sub: "alice" },
    lifetime: 300,
    settings: "settings.toml",
    address: "localhost:9000",
  });
});

Deno.test("token: flags become claims by their names in the token", () => {
  const args = ["--sub=Zoë", "--op", "--img", "/a.png", "--url=/u", "--nick", "Z", "--expires=2h"];
  const { claims, lifetime } = parse(...args);
  assert.deepEqual(claims, { sub: "Zoë", op: true, img: "/a.png", url: "/u", nick: "Z" });
  assert.equal(lifetime, 7_200);
});

Deno.test("token: a wrong flag is refused in one line that names it", () => {
  assert.match(refuse(), /^--sub is missing/);
  assert.match(refuse("--sub", " "), /^--sub is missing/);
  assert.match(refuse("--sub", "a", "--admin"), /'--admin'/);
  assert.match(refuse("--sub", "a", "extra"), /'extra'/);
  assert.match(refuse("--sub"), /'--sub/);
  for (const expires of ["5", "m", "0s", "-5m", "1.5h", "5 m", "300ms", "9999999s"]) {
    assert.match(refuse("--sub", "a", `--expires=${expires}`), /^--expires is .*such as 5m$/);
  }
  for (const address of ["localhost", "a b:1", "x:99999", "a@b:1", "a:1/x", ":80", "a:1?q"]) {
    assert.match(refuse("--sub", "a", `--address=${address}`), /^--address is .*HOST:PORT/);
  }
});

Deno.test("token: the link carries a token that the room accepts for as long as asked", async () => {
  const flags = parse("--sub", "alice", "--op", "--expires", "90s", "--address", "0.0.0.0:8123");
  const link = await makeTokenLink(flags, jwt, now);
  assert.ok(link.ok);
  const [page, token = ""] = link.value.split("?jwt=");
  assert.equal(page, "http://localhost:8123/");
  const check = { secret, websiteURL: "", now: now + 119_000 };
  const accepted = await verifyToken(token, check);
  assert.ok(accepted.ok && accepted.value.subject === "alice" && accepted.value.operator);
  const late = await verifyToken(token, { ...check, now: now + 121_000 });
  assert.ok(!late.ok && late.error.kind === "expired");
});

Deno.test("token: an IPv6 address keeps its brackets", async () => {
  const link = await makeTokenLink(parse("--sub", "a", "--address", "[::1]:9000"), jwt, now);
  assert.ok(link.ok && link.value.startsWith("http://[::1]:9000/?jwt="));
});

Deno.test("token: nothing is signed when the room would not look at it", async () => {
  const flags = parse("--sub", "alice", "--settings", "room.toml");
  assert.deepEqual(await makeTokenLink(flags, { ...jwt, enabled: false }, now), {
    ok: false,
    error: "JWT.Enabled in room.toml is false, so the room ignores tokens; expected true. " +
      "Set it, and SecretKey with it.",
  });
  const empty = await makeTokenLink(flags, { ...jwt, secretKey: "" }, now);
  assert.ok(!empty.ok && /^JWT.SecretKey in room.toml is empty/.test(empty.error));
});

const PERMISSIONS = ["--no-prompt", "--allow-read", "--allow-env=INIT_CWD"];

/** Runs the command as `deno task token` does, with settings from a file of their own. */
async function run(settings: string | null, ...args: string[]) {
  const folder = await Deno.makeTempDir();
  const file = `${folder}/settings.toml`;
  try {
    if (settings !== null) await Deno.writeTextFile(file, settings);
    const command = new URL("../../lib/cli/token.ts", import.meta.url).href;
    const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "--quiet", ...PERMISSIONS, command, "--settings", file, ...args],
      env: { NO_COLOR: "1" },
    }).output();
    const created = settings === null && Array.from(Deno.readDirSync(folder)).length > 0;
    const [out, error] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
    return { code, out, error, created };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("token: the command prints the link alone and exits 0", async () => {
  const settings = `[JWT]\nEnabled = true\nSecretKey = "${secret}"\n`;
  const { code, out, error } = await run(settings, "--sub", "alice");
  assert.match(out ?? "", /^http:\/\/localhost:9000\/\?jwt=[\w-]+\.[\w-]+\.[\w-]+\n$/);
  assert.equal(code, 0, error);
});

Deno.test("token: the command exits 1 with one line when it cannot sign", async () => {
  const cases: [settings: string | null, args: string[], expected: RegExp][] = [
    ["", ["--sub", "alice"], /JWT\.Enabled in .* is false/],
    ['[JWT]\nEnabled = true\nSecretKey = ""', ["--sub", "alice"], /JWT\.SecretKey.*empty/],
    ["[JWT", ["--sub", "alice"], /line 1, column/],
    [null, ["--sub", "alice"], /there is no such file/],
    ["", [], /--sub is missing.*Usage: deno task token/],
  ];
  for (const [settings, args, expected] of cases) {
    const { code, out, error = "", created } = await run(settings, ...args);
    assert.deepEqual([code, out, created], [1, "", false]);
    assert.match(error, expected);
    assert.equal(error.trimEnd().split("\n").length, 1, error);
  }
});
