import { err, ok, type Result } from "../protocol/result.ts";

/** Largest form that is read. A token has at most 8 KB; sites may send a few fields of their own. */
const MAX_FORM_BYTES = 65_536;

/** Gives a text field of a form, or null if it is not there. */
export type FormReader = (name: string) => string | null;

/**
 * Reads a POSTed form, and no more of the body than a form can need, whatever the headers promise.
 * The error is an HTTP status.
 */
export async function readForm(request: Request): Promise<Result<FormReader, 400 | 413 | 415>> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) {
    return err(415);
  }
  const bytes = await readBody(request);
  if (bytes === null) return err(413);
  try {
    const form = await new Response(bytes, { headers: { "content-type": type } }).formData();
    return ok((name) => {
      const value = form.get(name);
      return typeof value === "string" ? value : null;
    });
  } catch {
    return err(400);
  }
}

async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = new Uint8Array(MAX_FORM_BYTES);
  let length = 0;
  for await (const chunk of request.body ?? []) {
    if (length + chunk.length > MAX_FORM_BYTES) return null;
    bytes.set(chunk, length);
    length += chunk.length;
  }
  return bytes.slice(0, length);
}
