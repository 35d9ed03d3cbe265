import assert from "node:assert/strict";

/** What is told under one name. */
export interface Family {
  readonly help: string;
  readonly type: string;
  /** By name and labels as written: `x_bucket{le="1"}`. */
  readonly samples: Map<string, number>;
}

const NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
const LABEL = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\[\\\\"n])*"';
const META = new RegExp(`^# (HELP|TYPE) (${NAME}) (.+)$`);
const SAMPLE = new RegExp(`^((${NAME})(?:\\{${LABEL}(?:,${LABEL})*\\})?) (\\S+)$`);
const TYPES = ["counter", "gauge", "histogram"];

/**
 * Reads Prometheus' text format 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats/),
 * and fails on whatever it does not allow: lines of one metric stand together, HELP and TYPE come
 * once and before its samples, none comes twice, histograms add up.
 */
export function parsePrometheusText(text: string): ReadonlyMap<string, Family> {
  assert.ok(text.endsWith("\n"), "the last line does not end");
  const families = new Map<string, Family>();
  let current = "";
  let help = "";
  for (const line of text.split("\n").filter((one) => one !== "")) {
    const [, kind, named = "", rest = ""] = META.exec(line) ?? [];
    if (kind === "HELP") {
      assert.ok(!families.has(named), `${named} comes in two places`);
      help = rest;
      current = named;
    } else if (kind === "TYPE") {
      assert.equal(named, current, "TYPE belongs to another HELP");
      assert.ok(TYPES.includes(rest), line);
      families.set(named, { help, type: rest, samples: new Map() });
    } else {
      readSample(line, current, families.get(current));
    }
  }
  for (const [name, family] of families) checkFamily(name, family);
  return families;
}

/** The value of a sample, as it is written: `x_total{kind="a"}`. Fails if there is none. */
export function sampleOf(families: ReadonlyMap<string, Family>, sample: string): number {
  for (const { samples } of families.values()) {
    const value = samples.get(sample);
    if (value !== undefined) return value;
  }
  return assert.fail(`there is no ${sample}`);
}

function readSample(line: string, current: string, family: Family | undefined): void {
  const [, key = "", name = "", value = ""] = SAMPLE.exec(line) ?? [];
  assert.ok(key !== "" && family !== undefined, `this is no sample: ${line}`);
  const parts = family.type === "histogram" ? ["_bucket", "_sum", "_count"] : [""];
  assert.ok(parts.some((part) => name === current + part), `${line} stands under ${current}`);
  assert.ok(!family.samples.has(key), `${key} comes twice`);
  const number = value === "+Inf" ? Infinity : Number(value);
  assert.ok(!Number.isNaN(number), line);
  family.samples.set(key, number);
}

function checkFamily(name: string, { type, samples }: Family): void {
  if (type === "counter") assert.match(name, /_total$/);
  if (type !== "histogram") return;
  const last = new Map<string, number>();
  for (const [key, value] of samples) {
    if (!key.startsWith(`${name}_bucket`)) continue;
    const others = key.replace(/le="[^"]*",?/, "").replace(/[{}]|,(?=\})/g, "").slice(
      `${name}_bucket`.length,
    );
    assert.ok(value >= (last.get(others) ?? 0), `${key} is less than the bucket before`);
    last.set(others, value);
    if (!key.includes('le="+Inf"')) continue;
    const labels = others === "" ? "" : `{${others}}`;
    assert.equal(samples.get(`${name}_count${labels}`), value, key);
    assert.ok(samples.has(`${name}_sum${labels}`), key);
  }
}
