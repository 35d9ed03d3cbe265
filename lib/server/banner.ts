import type { Settings } from "../settings/settings.ts";

/** What the operator reads when the room opens: where, for whom, by which file, and what is next. */
export function composeBanner(
  { url, file, created, settings }: {
    readonly url: string;
    readonly file: string;
    readonly created: boolean;
    readonly settings: Settings;
  },
): string {
  return [
    `${settings.title} is open at ${url}`,
    `  Who may enter: ${describeDoor(settings)}`,
    `  Settings: ${file}${created ? " (just written, with an AdminAPIKey of its own)" : ""}`,
    `  Next: ${adviseNext(settings, file)}`,
  ].join("\n");
}

function describeDoor({ jwt }: Settings): string {
  if (!jwt.enabled) return "everyone, under a name that they pick (JWT is off)";
  return jwt.strict
    ? "only people with a token signed by your website (JWT is strict)"
    : "people with a token signed by your website, and guests who pick a name";
}

function adviseNext({ jwt }: Settings, file: string): string {
  return jwt.enabled
    ? "run `deno task token --sub alice` for a link to try, then see docs/authentication.md."
    : `set Title, WebsiteURL and PublicChannels in ${file}; set [JWT] to let your members in.`;
}
