import assert from "node:assert/strict";
import { bearsKey, isSecret } from "../../lib/server/constant_time.ts";

Deno.test("D17: a secret is itself and nothing else, whatever its length", () => {
  assert.equal(isSecret("hush", "hush"), true);
  for (const offered of ["", "h", "hus", "hush ", "Hush", "hush\0", "x".repeat(100_000)]) {
    assert.equal(isSecret(offered, "hush"), false);
  }
});

Deno.test("D1, D17: an empty secret is nobody's", () => {
  assert.equal(isSecret("", ""), false);
  assert.equal(bearsKey(new Headers({ authorization: "Bearer " }), ""), false);
  assert.equal(bearsKey(new Headers(), ""), false);
});

Deno.test("a key comes as a bearer token", () => {
  const offer = (authorization: string) => bearsKey(new Headers({ authorization }), "hush");
  assert.deepEqual(["Bearer hush", "bearer  hush"].map(offer), [true, true]);
  const wrong = ["hush", "Basic hush", "Bearer", "Bearer hush more", "Bearer hus", "BearerX hush"];
  for (const authorization of wrong) assert.equal(offer(authorization), false, authorization);
});

Deno.test("D17: secrets are compared by a function that takes as long for every guess", async () => {
  const folders = ["lib/server", "routes", "routes/api"];
  const root = new URL("../../", import.meta.url);
  let files = 0;
  for (const folder of folders) {
    for await (const { name, isFile } of Deno.readDir(new URL(folder, root))) {
      if (!isFile) continue;
      files++;
      const code = await Deno.readTextFile(new URL(`${folder}/${name}`, root));
      assert.doesNotMatch(
        code,
        /(?:adminApiKey|metrics\.key)\s*[!=]==?(?!=)\s*(?!\s|"")/,
        `${folder}/${name}`,
      );
    }
  }
  assert.ok(files > 20, "the files were not read");
});
