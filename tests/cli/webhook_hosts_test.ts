import assert from "node:assert/strict";
import { findWebhookHosts } from "../../lib/cli/webhook_hosts.ts";

Deno.test("the server may call the hosts of webhooks that are switched on, and no others", async () => {
  const file = await Deno.makeTempFile();
  try {
    const hook = (enabled: boolean, url: string) =>
      `[[WebhookURLs]]\nName = "report"\nEnabled = ${enabled}\nURL = "${url}"\n`;
    await Deno.writeTextFile(
      file,
      hook(true, "https://a.example/x") + hook(true, "http://127.0.0.1:81/") +
        hook(false, "https://b.example/") + hook(true, "https://a.example/y"),
    );
    assert.deepEqual(findWebhookHosts(file), ["a.example:443", "127.0.0.1:81"]);
    await Deno.writeTextFile(file, "this is not TOML");
    assert.deepEqual(findWebhookHosts(file), []);
  } finally {
    await Deno.remove(file);
  }
  assert.deepEqual(findWebhookHosts(file), []);
});
