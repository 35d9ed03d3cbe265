import { orderRules, type PersonRule } from "../protocol/person_rules.ts";
import { foldUsername } from "../protocol/username.ts";
import { hasFlag, VideoFlag } from "../protocol/video_flags.ts";
import { describeMe } from "./describe_me.ts";
import { type Effect, sendTo } from "./effect.ts";
import { makeError, makeNotice } from "./notices.ts";
import type { Identity, Person } from "./person.ts";
import type { Room } from "./room.ts";

/**
 * The rules for one stay of a person: those of the token, and those of the settings for the name that
 * was asked for. They are noted with the person alone: what one login brings is in nobody's settings
 * (BareRTC D19), and what the settings add is in no fresh token.
 */
export function rulesFor(
  room: Room,
  identity: Identity,
  username: string,
): ReadonlySet<PersonRule> {
  const signed = identity.kind === "signed" ? identity.rules : [];
  const named = room.config.moderation.rules.get(foldUsername(username)) ?? [];
  return new Set(orderRules(new Set([...signed, ...named])));
}

/** Video flags as a person's rules leave them, and what the person is told of it. */
export function applyVideoRules(
  room: Room,
  person: Person,
  video: number,
): { readonly video: number; readonly effects: readonly Effect[] } {
  const { permitExplicit, moderation: { ruleErrors } } = room.config;
  if (!hasFlag(video, VideoFlag.Active)) return { video, effects: [] };
  if (person.rules.has("nobroadcast")) {
    return {
      video: 0,
      effects: [
        sendTo(person.sessionID, { action: "cut" }),
        sendTo(person.sessionID, makeError(ruleErrors.nobroadcast)),
      ],
    };
  }
  const isForced = person.rules.has("redcam") && permitExplicit &&
    !hasFlag(video, VideoFlag.Explicit);
  if (!isForced) return { video, effects: [] };
  const forced = video | VideoFlag.Explicit;
  // A client that goes on saying otherwise is told once.
  if (hasFlag(person.video, VideoFlag.Explicit)) return { video: forced, effects: [] };
  return {
    video: forced,
    effects: [
      sendTo(person.sessionID, { ...describeMe(room, person), video: forced }),
      sendTo(person.sessionID, makeNotice(ruleErrors.redcam)),
    ],
  };
}
