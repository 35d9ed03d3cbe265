import assert from "node:assert/strict";
import { readForm } from "../../lib/server/read_form.ts";

/** A POSTed form whose body is what `start` makes of it. */
function formOf(start: (body: ReadableStreamDefaultController<Uint8Array>) => void): Request {
  return new Request("http://room.example/", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new ReadableStream({ start }),
  });
}

Deno.test("a form that comes in pieces is read whole", async () => {
  const form = await readForm(formOf((body) => {
    for (const piece of ["jwt=a%", "20b&user", "name="]) {
      body.enqueue(new TextEncoder().encode(piece));
    }
    body.close();
  }));
  assert.ok(form.ok);
  assert.deepEqual([form.value("jwt"), form.value("username"), form.value("x")], ["a b", "", null]);
});

Deno.test("D12: a form that never ends is given up after the time limit", async () => {
  assert.deepEqual(await readForm(formOf(() => {}), 1), { ok: false, error: 408 });
});

Deno.test("a form whose connection breaks is a bad request, not a fault of ours", async () => {
  const form = await readForm(formOf((body) => body.error(new Error("broken pipe"))));
  assert.deepEqual(form, { ok: false, error: 400 });
});
