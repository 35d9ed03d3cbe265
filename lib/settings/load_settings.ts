/**
 * Settings from a file. Reading is synchronous: it happens once, before the server listens.
 *
 * @module
 */

import { parse as parseToml } from "@std/toml";
import { err, ok, type Result } from "../protocol/result.ts";
import { composeFirstRunFile } from "./first_run_file.ts";
import { describeProblem } from "./mismatch.ts";
import { type ParsedSettings, parseSettings } from "./parse_settings.ts";

/** Settings that can be used, and where they come from. */
export interface LoadedSettings extends ParsedSettings {
  /** True if there was no file and a first one was written. */
  readonly created: boolean;
}

/** The file holds secrets: its owner may read and write it, nobody else. */
const PRIVATE_MODE = 0o600;

/** How `@std/toml` words its errors. */
const TOML_ERROR = /^Parse error on line (\d+), column (\d+): (.*)/;

/**
 * Reads the file at `path`; writes a first one with a random AdminAPIKey if there is none.
 * Needs permission to read it and, for the first start, to write it. The error is one line or
 * several, ready to print, and holds no secret.
 */
export function loadSettings(path: string): Result<LoadedSettings> {
  const file = readOrCreate(path);
  if (!file.ok) return file;
  const parsed = parseSettingsText(file.value.text);
  if (parsed.ok) return ok({ ...parsed.value, created: file.value.created });
  const [only, ...others] = parsed.error;
  if (others.length === 0) return err(`${path}: ${only}`);
  return err([`${path}: ${parsed.error.length} problems:`, ...parsed.error].join("\n  "));
}

/** Reads settings from the text of a file. The errors are lines without the file's name. */
export function parseSettingsText(text: string): Result<ParsedSettings, readonly string[]> {
  const toml = readToml(text);
  if (!toml.ok) return err([toml.error]);
  const parsed = parseSettings(toml.value);
  return parsed.ok ? parsed : err(parsed.error.map(describeProblem));
}

function readToml(text: string): Result<unknown> {
  try {
    return ok(parseToml(text.replace(/^\uFEFF/, "")));
  } catch (error) {
    // Only the first line is kept: what follows may quote the file, and with it a secret.
    const [, line, column, reason = ""] = TOML_ERROR.exec(firstLine(error)) ?? [];
    if (line === undefined) return err(`this is not TOML: ${firstLine(error)}`);
    return err(`line ${line}, column ${column}: this is not TOML: ${reason}`);
  }
}

/**
 * The text of a settings file. Anything but UTF-8 is refused: with a replaced character in it, a
 * secret would fit no token.
 */
export function decodeSettings(bytes: Uint8Array): Result<string> {
  try {
    return ok(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return err("this is not UTF-8, expected TOML. Save the file in the encoding UTF-8.");
  }
}

function readOrCreate(path: string): Result<{ readonly text: string; readonly created: boolean }> {
  try {
    const text = decodeSettings(Deno.readFileSync(path));
    return text.ok ? ok({ text: text.value, created: false }) : err(`${path}: ${text.error}`);
  } catch (error) {
    return error instanceof Deno.errors.NotFound
      ? create(path)
      : err(`${path}: the settings cannot be read: ${firstLine(error)}`);
  }
}

function create(path: string): Result<{ readonly text: string; readonly created: boolean }> {
  const text = composeFirstRunFile(crypto.randomUUID());
  try {
    // createNew: a file that appeared in the meantime is not overwritten.
    Deno.writeTextFileSync(path, text, { createNew: true, mode: PRIVATE_MODE });
    return ok({ text, created: true });
  } catch (error) {
    return err(
      `${path}: there is no such file, and a first one cannot be written: ${firstLine(error)}`,
    );
  }
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split("\n", 1)[0] ?? "";
}
