import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "@std/testing/bdd";
import { DEFAULT_SETTINGS } from "../../lib/settings/default_settings.ts";
import { composeFirstRunFile } from "../../lib/settings/first_run_file.ts";
import { loadSettings, parseSettingsText } from "../../lib/settings/load_settings.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const REPOSITORY = new URL("../../", import.meta.url);

let folder = "";

/** Gives every test of the enclosing suite an empty folder of its own. */
function useTemporaryFolder(): void {
  beforeEach(() => {
    folder = Deno.makeTempDirSync();
  });
  afterEach(() => Deno.removeSync(folder, { recursive: true }));
}

function write(text: string): string {
  const path = `${folder}/settings.toml`;
  Deno.writeTextFileSync(path, text);
  return path;
}

function failure(path: string): string {
  const result = loadSettings(path);
  assert.ok(!result.ok, "loaded");
  return result.error.replaceAll(folder, "FOLDER");
}

describe("loadSettings without a file", () => {
  useTemporaryFolder();

  it("writes one that holds the defaults and a random AdminAPIKey", () => {
    const path = `${folder}/settings.toml`;
    const result = loadSettings(path);
    assert.ok(result.ok);
    const { settings, warnings, created } = result.value;
    assert.match(settings.adminApiKey, UUID);
    assert.deepEqual(settings, { ...DEFAULT_SETTINGS, adminApiKey: settings.adminApiKey });
    assert.deepEqual([warnings, created], [[], true]);
  });

  it("reads the same settings from it the next time", () => {
    const path = `${folder}/settings.toml`;
    const first = loadSettings(path);
    const second = loadSettings(path);
    assert.ok(first.ok && second.ok);
    assert.deepEqual(second.value, { ...first.value, created: false });
  });

  it("makes another key for another file", () => {
    const [one, two] = [loadSettings(`${folder}/1.toml`), loadSettings(`${folder}/2.toml`)];
    assert.ok(one.ok && two.ok);
    assert.notEqual(one.value.settings.adminApiKey, two.value.settings.adminApiKey);
  });

  it("lets only the file's owner read it", () => {
    const path = `${folder}/settings.toml`;
    assert.ok(loadSettings(path).ok);
    assert.equal((Deno.statSync(path).mode ?? 0) & 0o777, 0o600);
  });

  it("says so if it cannot write one", () => {
    assert.match(
      failure(`${folder}/none/settings.toml`),
      /^FOLDER\/none\/settings\.toml: there is no such file, and a first one cannot be written: /,
    );
  });
});

describe("loadSettings with a file that cannot be used", () => {
  useTemporaryFolder();

  it("refuses a file that is not UTF-8 instead of guessing at a secret", () => {
    const path = `${folder}/settings.toml`;
    Deno.writeFileSync(
      path,
      Uint8Array.from([...new TextEncoder().encode('Title = "'), 0xe9, 0x22]),
    );
    assert.match(failure(path), /^FOLDER\/settings\.toml: this is not UTF-8, expected TOML\./);
  });

  it("says in one line that it cannot be read", () => {
    const message = failure(folder);
    assert.match(message, /^FOLDER: the settings cannot be read: /);
    assert.ok(!message.includes("\n"));
  });

  it("leaves the file alone", () => {
    const path = write("Title = 5\n");
    failure(path);
    assert.equal(Deno.readTextFileSync(path), "Title = 5\n");
  });

  it("names line and column of a mistake in the TOML, in one line", () => {
    const message = failure(write('Title = "x"\n[JWT\nSecretKey = "hush"\n'));
    assert.match(message, /^FOLDER\/settings\.toml: line 2, column \d+: this is not TOML: \S.*$/);
  });

  for (const line of ['SecretKey = "hush hush', "SecretKey = hush", "SecretKey hush"]) {
    it(`does not quote the secret of a line like ${line}`, () => {
      const message = failure(write(`[JWT]\n${line}\n`));
      assert.match(message, /: line 2, column/);
      assert.ok(!message.includes("hush"), message);
    });
  }

  it("puts a single problem on one line", () => {
    assert.equal(
      failure(write("Title = 5\n")),
      "FOLDER/settings.toml: Title: found 5, expected a text of 1 to 100 characters in one line.",
    );
  });

  it("lists several problems below each other", () => {
    assert.equal(
      failure(write("Version = true\nCORSHosts = [1]\n")),
      "FOLDER/settings.toml: 2 problems:\n" +
        "  Version: found true, expected a whole number from 0 to 1000000.\n" +
        "  CORSHosts[0]: found 1, expected an origin such as https://www.example.com, without a path.",
    );
  });
});

describe("parseSettingsText", () => {
  it("reads a file that begins with a byte order mark", () => {
    const result = parseSettingsText('\uFEFFTitle = "x"');
    assert.ok(result.ok && result.value.settings.title === "x");
  });

  it("refuses a key that stands twice", () => {
    const result = parseSettingsText('Title = "x"\nTitle = "y"\n');
    assert.ok(!result.ok);
    assert.match(result.error.join("\n"), /^line 2, column \d+: this is not TOML: /);
  });

  it("loads a BareRTC file of format 17 unchanged, with one warning", () => {
    const result = parseSettingsText(
      Deno.readTextFileSync(new URL("tests/settings/barertc_v17.toml", REPOSITORY)),
    );
    assert.ok(result.ok, JSON.stringify(result));
    assert.deepEqual(result.value.warnings, [
      "Ignored, because this server does not have these settings of BareRTC yet: " +
      "PublicChannels[].VIP, PublicChannels[].PermitPhotos, " +
      "WebSocketReadLimit, WebSocketSendTimeout, MaxImageWidth, PreviewImageWidth, VIP, " +
      "DirectMessageHistory, Logging.",
    ]);
    assert.deepEqual(result.value.settings, {
      ...DEFAULT_SETTINGS,
      version: 17,
      permitExplicit: true,
      turn: { ...DEFAULT_SETTINGS.turn, urls: ["stun:stun.harbour.example:3478"] },
      title: "Harbour Chat",
      branding: "<strong>Harbour</strong> Chat",
      websiteUrl: "https://harbour.example",
      corsHosts: ["https://harbour.example", "https://www.harbour.example"],
      useXForwardedFor: true,
      adminApiKey: "4f1c4a9e-0d5e-4a39-8a37-5d1f6f5f0a11",
      jwt: {
        enabled: true,
        strict: true,
        secretKey: "thirty-two bytes or more, made up",
        landingPageUrl: "https://harbour.example/chat",
      },
      moderation: {
        ...DEFAULT_SETTINGS.moderation,
        rules: [{ username: "stowaway", rules: ["redcam"] }],
        strings: { ...DEFAULT_SETTINGS.moderation.strings, novideo: "No portholes for you." },
        filters: [{
          enabled: true,
          publicChannels: true,
          privateChannels: false,
          phrases: ["\\bbarnacle\\b"],
          censors: true,
          reports: false,
          answer: "Mind your tongue.",
        }],
        webhooks: [{ name: "report", enabled: false, url: "https://harbour.example/hooks/report" }],
      },
      publicChannels: [{
        id: "quay",
        name: "The Quay",
        icon: "fa fa-anchor",
        welcomeMessages: ["Ahoy, and mind the gap.", "Be kind."],
        echoMessagesOnJoin: 10,
      }, {
        id: "engine-room",
        name: "Engine Room",
        icon: "",
        welcomeMessages: [],
        echoMessagesOnJoin: 0,
      }],
    });
  });

  it("loads a BareRTC file of format 3, which has fewer keys", () => {
    const result = parseSettingsText(`Version = 3
Title = "Old"
Branding = "Old"
WebsiteURL = "http://old.example"
CORSHosts = ["http://old.example"]
PermitNSFW = false
UseXForwardedFor = false
[JWT]
Enabled = false
Strict = true
SecretKey = ""
[[PublicChannels]]
ID = "lobby"
Name = "Lobby"
Icon = "fa fa-gavel"
WelcomeMessages = ["Hi"]
`);
    assert.ok(result.ok);
    assert.equal(result.value.settings.version, 3);
    assert.deepEqual(result.value.warnings, []);
  });
});

describe("the first-run file", () => {
  it("says exactly the defaults and the key", () => {
    const result = parseSettingsText(composeFirstRunFile("the key"));
    assert.ok(result.ok);
    assert.deepEqual(result.value, {
      settings: { ...DEFAULT_SETTINGS, adminApiKey: "the key" },
      warnings: [],
    });
  });

  it("has a comment above every key outside the channels", () => {
    const lines = composeFirstRunFile("").split("[[PublicChannels]]")[0]?.split("\n") ?? [];
    const bare = lines.filter((line, index) =>
      /^\w+ = /.test(line) && !lines[index - 1]?.startsWith("# ")
    );
    assert.deepEqual(bare, []);
  });

  it("is what this repository ships, without a key", () => {
    const shipped = Deno.readTextFileSync(new URL("settings.toml", REPOSITORY));
    assert.equal(shipped, composeFirstRunFile(""));
  });

  it("has every key explained in docs/configuration.md", () => {
    const documentation = Deno.readTextFileSync(new URL("docs/configuration.md", REPOSITORY));
    const keys = composeFirstRunFile("").matchAll(/^(\w+) = /gm).map((match) => match[1] ?? "");
    const missing = [...new Set(keys)].filter((key) => !documentation.includes(`\`${key}\``));
    assert.deepEqual(missing, []);
  });
});
