import { err, ok, type Result } from "../protocol/result.ts";

/** Largest form that is read. A token has at most 8 KB; sites may send a few fields of their own. */
const MAX_FORM_BYTES = 65_536;

/** Milliseconds in which a form must be here; who sends it drop by drop only holds a connection. */
const MAX_FORM_MS = 10_000;

/** Gives a text field of a form, or null if it is not there. */
export type FormReader = (name: string) => string | null;

/**
 * Reads a POSTed form, and no more of the body than a form can need, whatever the headers promise.
 * The error is an HTTP status.
 */
export async function readForm(
  request: Request,
  limitMs: number = MAX_FORM_MS,
): Promise<Result<FormReader, 400 | 408 | 413 | 415>> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) {
    return err(415);
  }
  const bytes = await readBody(request, limitMs);
  if (!bytes.ok) return bytes;
  try {
    const headers = { "content-type": type };
    const form = await new Response(bytes.value, { headers }).formData();
    return ok((name) => {
      const value = form.get(name);
      return typeof value === "string" ? value : null;
    });
  } catch {
    return err(400);
  }
}

type Bytes = Uint8Array<ArrayBuffer>;

async function readBody(
  request: Request,
  limitMs: number,
): Promise<Result<Bytes, 400 | 408 | 413>> {
  const late = Promise.withResolvers<"late">();
  const timer = setTimeout(() => late.resolve("late"), limitMs);
  const reader = request.body?.getReader();
  const bytes = new Uint8Array(MAX_FORM_BYTES);
  let length = 0;
  try {
    while (reader !== undefined) {
      const chunk = await Promise.race([reader.read(), late.promise]);
      if (chunk === "late") return err(408);
      if (chunk.done) break;
      if (length + chunk.value.length > MAX_FORM_BYTES) return err(413);
      bytes.set(chunk.value, length);
      length += chunk.value.length;
    }
    return ok(bytes.slice(0, length));
  } catch {
    // The connection broke in the middle of it.
    return err(400);
  } finally {
    clearTimeout(timer);
    // What is still to come is of no use to anybody.
    reader?.cancel().catch(() => {});
  }
}
