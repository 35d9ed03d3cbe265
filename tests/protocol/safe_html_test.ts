import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import {
  asIs,
  escapeHtml,
  html,
  joinHtml,
  trustHtml,
  trustServerHtml,
} from "../../lib/protocol/safe_html.ts";

const LIB = new URL("../../lib/", import.meta.url);

describe("escapeHtml", () => {
  it("leaves no character that could end a text or a quoted attribute", () => {
    assert.equal(
      escapeHtml(`<a href="x" id='y'>&amp;`),
      "&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;",
    );
  });

  it("leaves all other text alone", () => {
    assert.equal(escapeHtml("żółw 🐢 \n`$%"), "żółw 🐢 \n`$%");
  });
});

describe("html", () => {
  it("escapes texts and numbers", () => {
    assert.equal(html`<b>${"<i>"}</b> ${3} ${"&"}`, "<b>&lt;i&gt;</b> 3 &amp;");
  });

  it("inserts ready markup as it is", () => {
    assert.equal(
      html`<p>${asIs(escapeHtml("<"))}${asIs(html`<b>x</b>`)}</p>`,
      "<p>&lt;<b>x</b></p>",
    );
  });

  it("escapes markup that was not marked, rather than trusting it", () => {
    assert.equal(html`${html`<b>x</b>`}`, "&lt;b&gt;x&lt;/b&gt;");
  });

  it("can be empty", () => {
    assert.equal(html``, "");
  });
});

describe("joinHtml", () => {
  it("puts the separator between the pieces only", () => {
    const pieces = [html`<b>a</b>`, escapeHtml("<"), html`c`];
    assert.equal(joinHtml(pieces, html`<br>`), "<b>a</b><br>&lt;<br>c");
    assert.equal(joinHtml(pieces), "<b>a</b>&lt;c");
    assert.equal(joinHtml([]), "");
  });
});

describe("SafeHtml", () => {
  it("is an ordinary string on the wire", () => {
    assert.equal(JSON.stringify({ message: trustServerHtml("<b>") }), '{"message":"<b>"}');
    assert.equal(trustHtml("<b>"), "<b>");
  });

  it("is declared by renderers in lib/text/ and by the parser of server frames, nobody else", () => {
    const callers = (name: string) =>
      listModules(LIB).filter((path) => Deno.readTextFileSync(new URL(path, LIB)).includes(name));
    const allowed = /^(?:text\/|protocol\/(?:safe_html|parse_server_\w+)\.ts$)/;
    const strangers = [
      ...callers("trustHtml"),
      ...callers("trustServerHtml"),
      ...callers("as SafeHtml"),
    ]
      .filter((path) => !allowed.test(path));
    assert.deepEqual(strangers, []);
  });
});

/** Paths of all modules below `folder`, relative to it. */
function listModules(folder: URL, prefix = ""): string[] {
  return [...Deno.readDirSync(new URL(prefix, folder))].flatMap(({ name, isDirectory }) => {
    if (isDirectory) return listModules(folder, `${prefix}${name}/`);
    return /\.tsx?$/.test(name) ? [prefix + name] : [];
  });
}
