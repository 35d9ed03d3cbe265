import type { Log } from "../effect.ts";
import type { Online } from "../session.ts";

/** What an operator did, for whoever runs the server. Reasons stay out: somebody wrote them. */
export function noteDeed({ person }: Online, deed: string): Log {
  return { type: "Log", level: "info", text: `Operator ${person.username} ${deed}.` };
}
