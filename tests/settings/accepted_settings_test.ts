import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { DEFAULT_SETTINGS } from "../../lib/settings/default_settings.ts";
import { type ParsedSettings, parseSettings } from "../../lib/settings/parse_settings.ts";

const SECRET = "s".repeat(32);

function accept(file: unknown): ParsedSettings {
  const result = parseSettings(file);
  assert.ok(result.ok, `refused: ${JSON.stringify(result)}`);
  return result.value;
}

describe("parseSettings: values that it accepts", () => {
  it("gives the defaults for an empty file", () => {
    assert.deepEqual(accept({}), { settings: DEFAULT_SETTINGS, warnings: [] });
  });

  it("takes a limit of 0 as no limit", () => {
    const keys = Object.keys(DEFAULT_SETTINGS.limits).map((key) =>
      key[0]?.toUpperCase() + key.slice(1)
    );
    const { settings, warnings } = accept({
      Limits: Object.fromEntries(keys.map((key) => [key, 0])),
    });
    assert.deepEqual(warnings, []);
    assert.ok(keys.length > 10);
    for (const limit of Object.values(settings.limits)) assert.equal(limit, Infinity);
  });

  it("takes proxies as addresses and as networks", () => {
    const TrustedProxies = ["127.0.0.1", "::1", "10.0.0.0/8", "fc00::/7", "0.0.0.0/0"];
    assert.deepEqual(accept({ TrustedProxies }).settings.trustedProxies, TrustedProxies);
  });

  it("writes origins as browsers do", () => {
    const { settings } = accept({
      CORSHosts: ["https://Example.COM/", "https://example.com:443", "http://[::1]:9000"],
    });
    assert.deepEqual(settings.corsHosts, [
      "https://example.com",
      "https://example.com",
      "http://[::1]:9000",
    ]);
  });

  it("names a channel after its id if it has no name, and gives it no icon", () => {
    const { settings } = accept({ PublicChannels: [{ ID: "büro_1-a" }, { ID: "b", Name: "" }] });
    assert.deepEqual(settings.publicChannels, [
      { id: "büro_1-a", name: "büro_1-a", icon: "", welcomeMessages: [], echoMessagesOnJoin: 0 },
      { id: "b", name: "b", icon: "", welcomeMessages: [], echoMessagesOnJoin: 0 },
    ]);
  });

  it("shows newcomers ten messages of the lobby if the file names no channels", () => {
    const { settings } = accept({});
    assert.deepEqual(settings.publicChannels.map((one) => one.echoMessagesOnJoin), [10, 0]);
  });

  it("takes a higher number of shown messages than there may be as the highest, with a warning", () => {
    const { settings, warnings } = accept({
      PublicChannels: [{ ID: "a", EchoMessagesOnJoin: 100 }, { ID: "b", EchoMessagesOnJoin: 101 }],
    });
    assert.deepEqual(settings.publicChannels.map((one) => one.echoMessagesOnJoin), [100, 100]);
    assert.deepEqual(warnings, [
      "PublicChannels[1].EchoMessagesOnJoin: 101 are more than a channel shows; it shows 100.",
    ]);
  });

  it("keeps the order of the channels, the first being the default one", () => {
    const { settings } = accept({ PublicChannels: [{ ID: "z" }, { ID: "lobby" }] });
    assert.deepEqual(settings.publicChannels.map((channel) => channel.id), ["z", "lobby"]);
  });

  it("takes an empty secret while JWT is off", () => {
    assert.deepEqual(accept({ JWT: { Enabled: false, SecretKey: "" } }).warnings, []);
  });

  it("takes no website, and a landing page on this site", () => {
    const { settings } = accept({ WebsiteURL: "", JWT: { LandingPageURL: "/login" } });
    assert.equal(settings.websiteUrl, "");
    assert.equal(settings.jwt.landingPageUrl, "/login");
  });

  it("takes any key for the metrics that can travel in a header", () => {
    const printable = Array.from({ length: 94 }, (_, i) => String.fromCharCode(0x21 + i)).join("");
    for (const Key of ["", "0123456789abcdef", printable]) {
      assert.deepEqual(accept({ Metrics: { Key } }), {
        settings: { ...DEFAULT_SETTINGS, metrics: { key: Key } },
        warnings: [],
      });
    }
  });

  it("leaves branding as written", () => {
    assert.equal(accept({ Branding: "<script>" }).settings.branding, "<script>");
  });
});

describe("parseSettings: warnings", () => {
  const warnings: readonly [string, unknown, readonly string[]][] = [
    ["a misspelt key", { Titel: "x" }, ['Titel: unknown key, ignored. Did you mean "Title"?']],
    ["a key in the wrong case", { title: "x" }, [
      'title: unknown key, ignored. Did you mean "Title"?',
    ]],
    ["a misspelt key of a table", { JWT: { SecretKye: "x" } }, [
      'JWT.SecretKye: unknown key, ignored. Did you mean "SecretKey"?',
    ]],
    ["a misspelt key of a channel", { PublicChannels: [{ ID: "a" }, { ID: "b", Icno: "" }] }, [
      'PublicChannels[1].Icno: unknown key, ignored. Did you mean "Icon"?',
    ]],
    ["a misspelt table", { PublicChannel: [] }, [
      'PublicChannel: unknown key, ignored. Did you mean "PublicChannels"?',
    ]],
    ["a misspelt key of our own", { AcentHue: 1 }, [
      'AcentHue: unknown key, ignored. Did you mean "AccentHue"?',
    ]],
    ["a key that fell into the table above it", { JWT: { PermitNSFW: true } }, [
      "JWT.PermitNSFW: unknown key, ignored. It belongs above the first [table] of the file.",
    ]],
    ["a key that lost its table", { SecretKey: "x" }, [
      "SecretKey: unknown key, ignored. It belongs below [JWT].",
    ]],
    ["a key of a channel that lost its table", { WelcomeMessages: [] }, [
      "WelcomeMessages: unknown key, ignored. It belongs below [[PublicChannels]].",
    ]],
    ["a key like no other", { Zebra: 1 }, ["Zebra: unknown key, ignored."]],
    ["a key of Object.prototype", JSON.parse('{"__proto__": 1, "constructor": 2}'), [
      "__proto__: unknown key, ignored.",
      "constructor: unknown key, ignored.",
    ]],
    ["a short secret, in bytes", { JWT: { Enabled: true, SecretKey: "ä".repeat(15) } }, [
      "JWT.SecretKey: only 30 bytes long; with less than 32 it can be guessed.",
    ]],
    ["nothing about a secret of 32 bytes", { JWT: { Enabled: true, SecretKey: SECRET } }, []],
    ["a short key of the metrics", { Metrics: { Key: "0123456789abcde" } }, [
      "Metrics.Key: only 15 characters long; with less than 16 it can be guessed.",
    ]],
    ["nothing about a short secret while JWT is off", { JWT: { SecretKey: "short" } }, []],
  ];
  for (const [name, file, expected] of warnings) {
    it(name, () => assert.deepEqual(accept(file).warnings, expected));
  }

  it("name BareRTC's keys that are not served in one line, each once", () => {
    const channel = { VIP: true, PermitPhotos: true };
    const { warnings } = accept({
      MaxImageWidth: 1,
      Logging: { Enabled: true },
      PublicChannels: [{ ID: "a", ...channel }, { ID: "b", ...channel }],
    });
    assert.deepEqual(warnings, [
      "Ignored, because this server does not have these settings of BareRTC yet: " +
      "PublicChannels[].VIP, PublicChannels[].PermitPhotos, MaxImageWidth, Logging.",
    ]);
  });

  it("do not hide a problem", () => {
    const result = parseSettings({ Titel: 1, Title: 1 });
    assert.ok(!result.ok);
    assert.deepEqual(result.error.map((problem) => problem.path), ["Title"]);
  });
});
