import { MAX_JSON_DEPTH } from "./limits.ts";
import { err, ok, type Result } from "./result.ts";

/** Reads JSON that is no deeper than any message; else says why it cannot be read. */
export function parseJson(text: string): Result<unknown, "not JSON" | "too deep"> {
  if (isDeep(text)) return err("too deep");
  try {
    const value: unknown = JSON.parse(text);
    return ok(value);
  } catch {
    return err("not JSON");
  }
}

/** Counts brackets that are not within a text, so that what is too deep is never parsed. */
function isDeep(text: string): boolean {
  let depth = 0;
  let isInText = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) isInText = !isInText;
    else if (code === BACKSLASH) i++;
    else if (!isInText && (code === BRACKET || code === BRACE)) {
      if (++depth > MAX_JSON_DEPTH) return true;
    } else if (!isInText && (code === CLOSED_BRACKET || code === CLOSED_BRACE)) depth--;
  }
  return false;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const BRACKET = 0x5b;
const CLOSED_BRACKET = 0x5d;
const BRACE = 0x7b;
const CLOSED_BRACE = 0x7d;
