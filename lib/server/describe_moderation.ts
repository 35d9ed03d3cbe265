import type { ModerationConfig } from "../broker/room.ts";
import type { PersonRule } from "../protocol/person_rules.ts";
import { foldUsername } from "../protocol/username.ts";
import type { FilterSettings, ModerationSettings } from "../settings/moderation_settings.ts";
import { compilePhrase, compileScreen } from "../text/compile_phrase.ts";
import { renderMarkdown } from "../text/render_markdown.ts";
import { findReportHooks } from "./webhooks.ts";

/** What the room goes by; phrases are compiled here, once, and not with each message. */
export function describeModeration(settings: ModerationSettings): ModerationConfig {
  const { strings, linkSpam } = settings;
  const filters = settings.filters.filter(({ enabled }) => enabled);
  return {
    blockableOperators: settings.blockableOperators,
    rules: indexRules(settings),
    ruleErrors: {
      redcam: renderMarkdown(strings.redcam),
      nobroadcast: renderMarkdown(strings.nobroadcast),
      novideo: renderMarkdown(strings.novideo),
    },
    filters: filters.map(compileFilter),
    mayHit: compileScreen(filters.flatMap(({ phrases }) => phrases)),
    linkSpam: linkSpam.enabled
      ? {
        maxThreads: linkSpam.maxThreads,
        withinMs: linkSpam.timeLimit * 1000,
        banMs: linkSpam.banHours * 3_600_000,
      }
      : null,
    postsReports: findReportHooks(settings.webhooks).length > 0,
  };
}

/** A name may have several tables. */
function indexRules({ rules }: ModerationSettings): ReadonlyMap<string, ReadonlySet<PersonRule>> {
  const byName = new Map<string, ReadonlySet<PersonRule>>();
  for (const { username, rules: named } of rules) {
    const name = foldUsername(username);
    byName.set(name, new Set([...byName.get(name) ?? [], ...named]));
  }
  return byName;
}

function compileFilter(filter: FilterSettings): ModerationConfig["filters"][number] {
  const { publicChannels, privateChannels, censors, reports, answer } = filter;
  return {
    publicChannels,
    privateChannels,
    // Those that do not compile have stopped the start.
    phrases: filter.phrases.map(compilePhrase).flatMap((phrase) => phrase.ok ? [phrase.value] : []),
    censors,
    reports,
    answer: answer.trim() === "" ? null : renderMarkdown(answer),
  };
}
