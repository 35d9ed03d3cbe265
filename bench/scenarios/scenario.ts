import type { Target } from "../crowd/target.ts";

/** Figures of one run, by the key of their column. */
export type Figures = Readonly<Record<string, number>>;

/** A column of a scenario's table. */
export interface Column {
  readonly key: string;
  readonly title: string;
  readonly digits: number;
}

/** How the server is driven. */
export interface Variant {
  readonly name: VariantName;
  readonly title: string;
  readonly features: readonly string[] | null;
}

export type VariantName = "bare" | "plain" | "page";

/** Who talks to which server. The bare loop knows no features. */
export const VARIANTS: Readonly<Record<VariantName, Variant>> = {
  bare: { name: "bare", title: "bare loop", features: null },
  plain: { name: "plain", title: "ours, BareRTC client", features: [] },
  page: {
    name: "page",
    title: "ours, our page",
    features: ["roster-delta", "ice-servers", "batch", "resume"],
  },
};

/** Medians of the rounds, for each variant that was run. */
export type Results = Partial<Readonly<Record<VariantName, Figures>>>;

/** A figure that issue 5 asks for. */
export interface Goal {
  readonly words: string;
  /** The most that it may be. */
  readonly most: number;
  /** What was measured; NaN if it was not. */
  measure(results: Results): number;
}

/** What somebody may choose on the command line. */
export interface DriveOptions {
  /** How long the soak takes. */
  readonly minutes: number;
  /** Most rounds of each scenario, for a quick look. */
  readonly rounds?: number;
  /** Folder for a CPU profile of each run of our server; none if missing. */
  readonly profile?: string;
}

/** One bench of the chat. `drive` runs in the process of the clients, all else in that of the bench. */
export interface Scenario {
  readonly name: string;
  /** One line on what happens. */
  readonly about: string;
  readonly variants: readonly VariantName[];
  readonly rounds: number;
  /** Most sockets at once. */
  readonly sockets: number;
  readonly columns: readonly Column[];
  readonly goals: readonly Goal[];
  drive(target: Target, options: DriveOptions): Promise<Figures>;
}

/** A figure of the medians; NaN if it was not measured. */
export function figureOf(results: Results, name: VariantName, key: string): number {
  return results[name]?.[key] ?? NaN;
}

/** A goal: what `measure` gives is to be at most so much. */
export function atMost(most: number, words: string, measure: Goal["measure"]): Goal {
  return { words, most, measure };
}
