import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import type { PostReport } from "../../lib/broker/effect.ts";
import { DEFAULT_MODERATION } from "../../lib/settings/moderation_settings.ts";
import { createReportPoster } from "../../lib/server/webhooks.ts";

const KEY = "the admin key";
const NOW = 1_700_000_000_500;
const EFFECT: PostReport = {
  type: "PostReport",
  report: {
    from: null,
    about: { id: "b", username: "bob" },
    channel: "lobby",
    at: NOW,
    reason: "spam",
    text: "buy this",
    comment: "",
  },
};

function prepare(answer: () => Promise<Response>, adminApiKey = KEY) {
  const posts: { url: string; body: string; headers: Headers }[] = [];
  const log: string[] = [];
  const hook = { name: "report", enabled: true, url: "https://site.example/hook" };
  const webhooks = [hook, { ...hook, enabled: false }, { ...hook, name: "profile" }];
  const poster = createReportPoster(
    { moderation: { ...DEFAULT_MODERATION, webhooks }, adminApiKey },
    (_level, text) => log.push(text),
    () => NOW,
    (url, { body, headers }) => {
      posts.push({ url, body: String(body), headers: new Headers(headers) });
      return answer();
    },
  );
  return { poster, posts, log };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

Deno.test("W5, D17: a report is posted in BareRTC's shape, signed, and without the API key", async () => {
  const { poster, posts, log } = prepare(() => Promise.resolve(new Response(null)));
  poster(EFFECT);
  await settle();
  const [post, ...more] = posts;
  assert.ok(post);
  assert.deepEqual([more, log], [[], []]);
  assert.deepEqual(JSON.parse(post.body), {
    Action: "report",
    Report: {
      FromUsername: "ChatServer",
      AboutUsername: "bob",
      Channel: "lobby",
      Timestamp: "2023-11-14T22:13:20.500Z",
      Reason: "spam",
      Message: "buy this",
      Comment: "",
    },
  });
  const timestamp = post.headers.get("x-chat-timestamp");
  const expected = createHmac("sha256", KEY).update(`${timestamp}.${post.body}`).digest("hex");
  assert.equal(timestamp, "1700000000");
  assert.equal(post.headers.get("x-chat-signature"), `sha256=${expected}`);
  assert.ok(!JSON.stringify([post.body, ...post.headers]).includes(KEY));
});

Deno.test("W5: a site that is down or refuses is logged, and a flood does not pile up", async () => {
  const refusing = prepare(() => Promise.resolve(new Response(null, { status: 500 })), "");
  refusing.poster(EFFECT);
  await settle();
  assert.deepEqual(refusing.log, ['The webhook "report" answered 500; expected 200.']);
  assert.equal(refusing.posts[0]?.headers.has("x-chat-signature"), false);
  const down = prepare(() => Promise.reject(new TypeError("https://secret@site.example")));
  down.poster(EFFECT);
  await settle();
  assert.deepEqual(down.log, ['The webhook "report" could not be reached: TypeError']);
  const silent = prepare(() => new Promise(() => {}));
  for (let count = 0; count < 20; count++) silent.poster(EFFECT);
  assert.deepEqual([silent.posts.length, silent.log.length], [8, 12]);
});
