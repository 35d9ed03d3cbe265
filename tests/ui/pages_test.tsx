import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import type { PageConfig } from "../../lib/protocol/page_config.ts";
import { Landing } from "../../lib/ui/Landing.tsx";
import { AboutPage } from "../../lib/ui/pages/AboutPage.tsx";
import { ErrorPage } from "../../lib/ui/pages/ErrorPage.tsx";
import { RefusedPage } from "../../lib/ui/pages/RefusedPage.tsx";

const brand = { title: "The Room", brandingHtml: "" };
const websiteURL = "https://example.com/";

const config: PageConfig = {
  ...brand,
  websiteURL,
  channels: [{ id: "lobby", name: "Lobby", icon: null }],
  messageCharacters: 4000,
  permitExplicit: false,
  pickedName: null,
  token: null,
  tokenUsername: null,
  tokenAvatar: null,
  tokenProblem: null,
  peopleHere: 3,
};

function landing(more: Partial<PageConfig> = {}): VNode {
  const props = { config: { ...config, ...more }, rememberedName: "", problem: null };
  return <Landing {...props} joining={false} onSignIn={null} />;
}

const pages: Readonly<Record<string, VNode>> = {
  landing: landing(),
  "landing with a token": landing({ token: "t", tokenUsername: "alice" }),
  about: <AboutPage {...brand} websiteURL={websiteURL} guestsAllowed />,
  refused: <RefusedPage {...brand} websiteURL={websiteURL} reason="It has run out." />,
  error: <ErrorPage {...brand} status={500} />,
};

describe("pages from the server", () => {
  for (const [name, page] of Object.entries(pages)) {
    it(`keep to the content security policy: ${name}`, () => {
      const html = renderToString(page);
      assert.doesNotMatch(html, /<[^>]*\s(?:style|on[a-z]+)=/i);
      assert.doesNotMatch(html, /<script|<style|javascript:/i);
    });

    it(`have one main heading and one main part: ${name}`, () => {
      const html = renderToString(page);
      assert.equal(html.match(/<h1/g)?.length, 1);
      assert.equal(html.match(/<main/g)?.length, 1);
    });
  }
});

describe("the landing page", () => {
  it("offers a labelled name field, and says that the room needs JavaScript", () => {
    const html = renderToString(landing());
    assert.match(html, /<label[^>]*>.*Your name in the room.*<input[^>]*name="username"/s);
    assert.match(html, /<noscript>.*needs JavaScript.*<\/noscript>/s);
    assert.match(html, /3 people are here now/);
  });

  it("greets those who come with a token by name, without a field", () => {
    const html = renderToString(landing({ token: "t", tokenUsername: "<b>al" }));
    assert.match(html, /Continue as <bdi>&lt;b>al<\/bdi>/);
    assert.doesNotMatch(html, /name="username"/);
  });

  it("says why a token was refused", () => {
    const html = renderToString(landing({ tokenProblem: "Your link has run out." }));
    assert.match(html, /Your link has run out\./);
  });

  it("never writes the token into what it shows", () => {
    assert.doesNotMatch(renderToString(landing({ token: "secret", tokenUsername: "a" })), /secret/);
  });
});

describe("the pages of text", () => {
  it("explain entering as it is in this room", () => {
    const open = renderToString(<AboutPage {...brand} websiteURL="" guestsAllowed />);
    const strict = renderToString(<AboutPage {...brand} websiteURL="" guestsAllowed={false} />);
    assert.match(open, /Choose a name and join/);
    assert.doesNotMatch(strict, /Choose a name and join/);
  });

  it("lead refused visitors to the website, if there is one", () => {
    const refuse = (url: string) => <RefusedPage {...brand} websiteURL={url} reason={null} />;
    assert.match(renderToString(refuse(websiteURL)), /href="https:\/\/example\.com\/"/);
    assert.doesNotMatch(renderToString(refuse("")), /Go to the website/);
  });

  it("tell a wrong address from a fault of the server, without detail", () => {
    assert.match(renderToString(<ErrorPage {...brand} status={404} />), /nothing here/);
    assert.match(renderToString(<ErrorPage {...brand} status={500} />), /on our side/);
  });
});
