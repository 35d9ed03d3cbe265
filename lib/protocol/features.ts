/**
 * Extensions of the protocol that a client may ask for in its login. The `me` that answers names
 * those granted. A client that asks for none is served as BareRTC would.
 */
export const FEATURES = ["roster-delta", "ice-servers", "batch", "resume"] as const;

export type Feature = typeof FEATURES[number];

/** The known ones among the names that a client sent, each once. */
export function knownFeatures(names: readonly string[]): ReadonlySet<Feature> {
  return new Set(FEATURES.filter((feature) => names.includes(feature)));
}
