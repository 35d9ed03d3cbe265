/** What a website or the operator can forbid or ask of one person, by BareRTC's names. */

/**
 * `redcam`: their camera always counts as explicit. `nobroadcast`: may not show a camera. `novideo`:
 * may not watch one either. `noimage`: may not share pictures. `nodvd`: may not show a dark picture.
 * The last two are kept and passed on; nothing here shares pictures or looks at them.
 */
const PERSON_RULES = ["redcam", "nobroadcast", "novideo", "noimage", "nodvd"] as const;

/** One of them. */
export type PersonRule = typeof PERSON_RULES[number];

/** The named rules, each once, in order. Who may not see cameras may not show one, as in BareRTC. */
export function orderRules(named: ReadonlySet<string | undefined>): readonly PersonRule[] {
  return PERSON_RULES.filter((rule) =>
    named.has(rule) || (rule === "nobroadcast" && named.has("novideo"))
  );
}
