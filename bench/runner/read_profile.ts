/** A function of a CPU profile, and the share of the time that was spent in itself. */
export interface ProfiledFunction {
  readonly name: string;
  readonly share: number;
}

/** What V8 writes of each place in the code; its other fields do not matter here. */
interface ProfileNode {
  readonly id: number;
  readonly callFrame: {
    readonly functionName: string;
    readonly url: string;
    readonly lineNumber: number;
  };
}

/** Shares of the busy time, the largest first. Throws for what is not a CPU profile of V8. */
export function rankFunctions(json: string): readonly ProfiledFunction[] {
  const profile: unknown = JSON.parse(json);
  if (!isProfile(profile)) throw new Error("found something else than a CPU profile of V8");
  const names = new Map(profile.nodes.map((node) => [node.id, nameOf(node)]));
  const times = new Map<string, number>();
  let busy = 0;
  for (const [index, id] of profile.samples.entries()) {
    const name = names.get(id) ?? "";
    if (name === "(idle)") continue;
    const time = profile.timeDeltas[index] ?? 0;
    busy += time;
    times.set(name, (times.get(name) ?? 0) + time);
  }
  return [...times].map(([name, time]) => ({ name, share: time / busy }))
    .sort((one, two) => two.share - one.share);
}

function nameOf({ callFrame: { functionName, url, lineNumber } }: ProfileNode): string {
  if (url === "") return functionName;
  const place = `${url.split("/").slice(-3).join("/")}:${lineNumber + 1}`;
  return `${functionName || "(anonymous)"} ${place}`;
}

interface Profile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  /** Microseconds since the sample before. */
  readonly timeDeltas: readonly number[];
}

function isProfile(value: unknown): value is Profile {
  return typeof value === "object" && value !== null && "nodes" in value && "samples" in value &&
    "timeDeltas" in value;
}
