import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import type { SettingsProblem } from "../../lib/settings/mismatch.ts";
import { parseSettings } from "../../lib/settings/parse_settings.ts";

function refuse(file: unknown): readonly SettingsProblem[] {
  const result = parseSettings(file);
  assert.ok(!result.ok, "accepted");
  return result.error;
}

describe("parseSettings: values that stop the start", () => {
  const cases: readonly [string, unknown, SettingsProblem][] = [
    ["a title that is no text", { Title: 5 }, {
      path: "Title",
      found: "5",
      expected: "a text of 1 to 100 characters in one line",
    }],
    ["a title of white space", { Title: "  " }, {
      path: "Title",
      found: '"  "',
      expected: "a text of 1 to 100 characters in one line",
    }],
    ["branding that is a list", { Branding: [] }, {
      path: "Branding",
      found: "a list",
      expected: "a text in quotes",
    }],
    ["branding of an absurd size", { Branding: "x".repeat(20_001) }, {
      path: "Branding",
      found: "20001 characters",
      expected: "at most 20000",
    }],
    ["a flag in quotes", { UseXForwardedFor: "true" }, {
      path: "UseXForwardedFor",
      found: '"true"',
      expected: "true or false, without quotes",
    }],
    ...["example.com", "10.0.0.0/33", "fc00::/129", "10.0.0.0/", "1.2.3.4/8/8", "10.0.0.0/-1"].map(
      (network): [string, unknown, SettingsProblem] => [
        `a proxy ${network}`,
        { TrustedProxies: [network] },
        {
          path: "TrustedProxies[0]",
          found: JSON.stringify(network),
          expected: 'an address or a network such as "127.0.0.1", "10.0.0.0/8" or "fc00::/7"',
        },
      ],
    ),
    ["a buffer in which no list of people fits", { Limits: { BufferedBytes: 1_000 } }, {
      path: "Limits.BufferedBytes",
      found: "1000",
      expected: "at least 65536, or 0 for no limit",
    }],
    ["a version with a fraction", { Version: 1.5 }, {
      path: "Version",
      found: "1.5",
      expected: "a whole number from 0 to 1000000",
    }],
    ["a hue off the wheel", { AccentHue: 361 }, {
      path: "AccentHue",
      found: "361",
      expected: "a number from 0 to 360",
    }],
    ["a hue that is not a number", { AccentHue: NaN }, {
      path: "AccentHue",
      found: "NaN",
      expected: "a number from 0 to 360",
    }],
    ["a website with a bad scheme", { WebsiteURL: "javascript:alert(1)" }, {
      path: "WebsiteURL",
      found: '"javascript:alert(1)"',
      expected: 'an address that begins with http:// or https://, or "" for none',
    }],
    ["a website without a scheme", { WebsiteURL: "www.example.com" }, {
      path: "WebsiteURL",
      found: '"www.example.com"',
      expected: 'an address that begins with http:// or https://, or "" for none',
    }],
    ["a landing page on another scheme", { JWT: { LandingPageURL: "data:text/html,x" } }, {
      path: "JWT.LandingPageURL",
      found: '"data:text/html,x"',
      expected: 'an address that begins with http://, https:// or /, or "" for none',
    }],
    ["a landing page without a scheme of its own", { JWT: { LandingPageURL: "//evil.example" } }, {
      path: "JWT.LandingPageURL",
      found: '"//evil.example"',
      expected: 'an address that begins with http://, https:// or /, or "" for none',
    }],
    ["an origin with a path", { CORSHosts: ["https://a.example", "https://b.example/x"] }, {
      path: "CORSHosts[1]",
      found: '"https://b.example/x"',
      expected: "an origin such as https://www.example.com, without a path",
    }],
    ["the origin of everyone", { CORSHosts: ["*"] }, {
      path: "CORSHosts[0]",
      found: '"*"',
      expected: "an origin such as https://www.example.com, without a path",
    }],
    ["one origin instead of a list", { CORSHosts: "https://a.example" }, {
      path: "CORSHosts",
      found: '"https://a.example"',
      expected: 'a list, as in ["one", "two"]',
    }],
    ["an origin that would leave the CSP header", { FrameAncestors: ["https://a;script-src"] }, {
      path: "FrameAncestors[0]",
      found: '"https://a;script-src"',
      expected: "an origin such as https://www.example.com, without a path",
    }],
    ["JWT that is not a table", { JWT: true }, {
      path: "JWT",
      found: "true",
      expected: "a table that begins with [JWT]",
    }],
    ["JWT switched on with an empty secret", { JWT: { Enabled: true, SecretKey: "" } }, {
      path: "JWT.SecretKey",
      found: "an empty text",
      expected: "a secret of 32 bytes or more while JWT.Enabled is true",
    }],
    ["JWT switched on with a blank secret", { JWT: { Enabled: true, SecretKey: " \t" } }, {
      path: "JWT.SecretKey",
      found: "an empty text",
      expected: "a secret of 32 bytes or more while JWT.Enabled is true",
    }],
    ["JWT switched on without a secret", { JWT: { Enabled: true } }, {
      path: "JWT.SecretKey",
      found: "an empty text",
      expected: "a secret of 32 bytes or more while JWT.Enabled is true",
    }],
    ["a secret that is a number, without quoting it", {
      JWT: { Enabled: true, SecretKey: 12345678 },
    }, { path: "JWT.SecretKey", found: "a number", expected: "a text in quotes" }],
    ["an API key that is a list, without quoting it", { AdminAPIKey: ["hush"] }, {
      path: "AdminAPIKey",
      found: "a list",
      expected: "a text in quotes",
    }],
    ["a negative limit", { Limits: { LoginSeconds: -1 } }, {
      path: "Limits.LoginSeconds",
      found: "-1",
      expected: "a whole number from 1 to 3600, or 0 for no limit",
    }],
    ["a limit beyond the largest frame", { Limits: { MessageCharacters: 40_000 } }, {
      path: "Limits.MessageCharacters",
      found: "40000",
      expected: "a whole number from 1 to 32768, or 0 for no limit",
    }],
    ["a date where a number is due", { Limits: { MessageCharacters: new Date(0) } }, {
      path: "Limits.MessageCharacters",
      found: "a date",
      expected: "a whole number from 1 to 32768, or 0 for no limit",
    }],
    ["no channel at all", { PublicChannels: [] }, {
      path: "PublicChannels",
      found: "an empty list",
      expected: "at least one [[PublicChannels]] table",
    }],
    ["channels in single brackets", { PublicChannels: { ID: "a" } }, {
      path: "PublicChannels",
      found: "a table",
      expected: "one or more tables that begin with [[PublicChannels]]",
    }],
    ["a channel without an id", { PublicChannels: [{ ID: "a" }, { Name: "B" }] }, {
      path: "PublicChannels[1].ID",
      found: "nothing",
      expected: 'an id, such as ID = "lobby"',
    }],
    ["a channel twice", { PublicChannels: [{ ID: "a" }, { ID: "b" }, { ID: "a" }] }, {
      path: "PublicChannels[2].ID",
      found: '"a"',
      expected: "an id that no other channel has",
    }],
    ["an icon with markup", { PublicChannels: [{ ID: "a", Icon: '"><b>' }] }, {
      path: "PublicChannels[0].Icon",
      found: '"\\"><b>"',
      expected: 'Font Awesome classes such as "fa fa-comments", or ""',
    }],
    ["a negative number of messages", { PublicChannels: [{ ID: "a", EchoMessagesOnJoin: -1 }] }, {
      path: "PublicChannels[0].EchoMessagesOnJoin",
      found: "-1",
      expected: "a whole number from 0 to 1000000",
    }],
    ["a welcome that is no text", { PublicChannels: [{ ID: "a", WelcomeMessages: ["x", 1] }] }, {
      path: "PublicChannels[0].WelcomeMessages[1]",
      found: "1",
      expected: "a text in quotes",
    }],
  ];
  for (const [name, file, problem] of cases) {
    it(name, () => assert.deepEqual(refuse(file), [problem]));
  }

  for (const id of ["", "@maria", "a b", "a/b", "a.b", "x".repeat(33), "a\n", "\u200B", "<b>"]) {
    it(`a channel id like ${JSON.stringify(id)}`, () => {
      assert.deepEqual(
        refuse({ PublicChannels: [{ ID: id }] }).map((one) => [one.path, one.expected]),
        [
          ["PublicChannels[0].ID", "1 to 32 letters, digits, _ or - (no spaces, no @)"],
        ],
      );
    });
  }

  for (
    const Key of [
      "two words and more",
      " padded-0123456789",
      "line\n0123456789",
      "schlüssel-012345",
    ]
  ) {
    it(`a key of the metrics like ${JSON.stringify(Key)}, which it does not quote`, () => {
      assert.deepEqual(refuse({ Metrics: { Key } }), [{
        path: "Metrics.Key",
        found: "a text with other characters",
        expected: "letters, digits and signs of ASCII without spaces, as it travels in a header",
      }]);
    });
  }

  it("are all reported at once, in the order of the keys", () => {
    const file = {
      Title: 1,
      CORSHosts: [1, 2],
      JWT: { Strict: 0 },
      PublicChannels: [{}, { ID: 3 }],
    };
    assert.deepEqual(refuse(file).map((problem) => problem.path), [
      "Title",
      "CORSHosts[0]",
      "CORSHosts[1]",
      "JWT.Strict",
      "PublicChannels[0].ID",
      "PublicChannels[1].ID",
    ]);
  });

  it("quotes no more than the beginning of a long value", () => {
    const [problem] = refuse({ WebsiteURL: "x".repeat(5_000) });
    assert.ok(problem !== undefined && problem.found.length < 80);
  });

  it("refuses what is no table at all", () => {
    for (const file of [null, 5, "Title", [], new Date(0)]) {
      assert.equal(refuse(file).length, 1);
    }
  });
});
