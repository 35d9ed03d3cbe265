import { err, ok, type Result } from "../protocol/result.ts";
import { decodeSettings, parseSettingsText } from "./load_settings.ts";
import type { ParsedSettings } from "./parse_settings.ts";

/**
 * Reads the file of a server that runs. Unlike at a start, none is written if there is none. The
 * error is one line or several for an operator in the room, who need not know where the file is.
 */
export function rereadSettings(path: string): Result<ParsedSettings> {
  let bytes: Uint8Array;
  try {
    bytes = Deno.readFileSync(path);
  } catch (error) {
    return err(
      error instanceof Deno.errors.NotFound
        ? "The settings file is not there any more."
        : "The settings file cannot be read. Look at its permissions.",
    );
  }
  const text = decodeSettings(bytes);
  if (!text.ok) return text;
  const parsed = parseSettingsText(text.value);
  return parsed.ok ? ok(parsed.value) : err(parsed.error.join("\n"));
}
