import { DEFAULT_METRICS } from "./default_settings.ts";
import type { Findings } from "./findings.ts";
import type { Section } from "./section.ts";
import type { MetricsSettings } from "./settings.ts";
import { secret } from "./value_readers.ts";

/** A key as long as a random one of 64 bits in hexadecimal; a shorter one was typed by a person. */
const SAFE_KEY_CHARACTERS = 16;

/** What can stand in a header as it is: visible ASCII (RFC 9110 §5.5). */
const SENDABLE = /^[\x21-\x7e]*$/;

/** Reads `[Metrics]`. */
export function readMetrics(section: Section, findings: Findings): MetricsSettings {
  const key = section.read("Key", secret, DEFAULT_METRICS.key);
  if (!SENDABLE.test(key)) {
    const expected = "letters, digits and signs of ASCII without spaces, as it travels in a header";
    section.report("Key", "a text with other characters", expected);
  } else if (key !== "" && key.length < SAFE_KEY_CHARACTERS) {
    findings.addWarning(
      `Metrics.Key: only ${key.length} characters long; with less than ${SAFE_KEY_CHARACTERS} it can be guessed.`,
    );
  }
  return { key };
}
