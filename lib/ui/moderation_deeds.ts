import { type CommandName, quoteName } from "../protocol/commands.ts";
import type { RosterRow } from "../protocol/roster_row.ts";
import { hasFlag, VideoFlag } from "../protocol/video_flags.ts";

/** Something that an operator can do about a person from their card. */
export interface Deed {
  /** The command that does it. */
  readonly command: CommandName;
  readonly label: string;
  readonly icon: string;
  /** What it comes to, before it is done. */
  readonly note: string;
  /** The word on the button that does it. */
  readonly confirm: string;
  readonly asks: "nothing" | "reason" | "hours and reason";
}

/** How long a ban from the card can last. */
export const BAN_HOURS: readonly { readonly hours: number; readonly label: string }[] = [
  { hours: 1, label: "1 hour" },
  { hours: 6, label: "6 hours" },
  { hours: 24, label: "1 day" },
  { hours: 72, label: "3 days" },
  { hours: 168, label: "1 week" },
  { hours: 720, label: "30 days" },
];

/** The one that is chosen at first, as with the command. */
export const DEFAULT_BAN_HOURS = 24;

const KICK: Deed = {
  command: "kick",
  label: "Send out",
  icon: "right-from-bracket",
  note: "They leave the room now and can come back in a while.",
  confirm: "Send out",
  asks: "reason",
};

const BAN: Deed = {
  command: "ban",
  label: "Ban",
  icon: "user-slash",
  note: "They leave the room now and cannot come back for this time.",
  confirm: "Ban",
  asks: "hours and reason",
};

const MARK_EXPLICIT: Deed = {
  command: "nsfw",
  label: "Mark camera as explicit",
  icon: "eye-slash",
  note: "Others are asked before they open it. They are told.",
  confirm: "Mark",
  asks: "nothing",
};

const CUT: Deed = {
  command: "cut",
  label: "Turn camera off",
  icon: "video-slash",
  note: "They are told, and can turn it on again.",
  confirm: "Turn off",
  asks: "nothing",
};

const OP: Deed = {
  command: "op",
  label: "Make operator",
  icon: "shield-halved",
  note: "They can do all that you can, until they leave.",
  confirm: "Make operator",
  asks: "nothing",
};

const DEOP: Deed = {
  command: "deop",
  label: "Take operator’s rights",
  icon: "shield-halved",
  note: "Until the server restarts, or an operator gives the rights back.",
  confirm: "Take rights",
  asks: "nothing",
};

/** What makes sense about a person as they are now. */
export function listDeeds({ video, op }: RosterRow, permitExplicit: boolean): readonly Deed[] {
  const isOn = hasFlag(video, VideoFlag.Active);
  const isExplicit = hasFlag(video, VideoFlag.Explicit);
  return [
    ...(isOn && permitExplicit && !isExplicit ? [MARK_EXPLICIT] : []),
    ...(isOn ? [CUT] : []),
    KICK,
    BAN,
    op ? DEOP : OP,
  ];
}

/** The command that does a deed. `hours` and `reason` count where the deed asks for them. */
export function composeDeed(
  { command, asks }: Deed,
  username: string,
  { hours, reason }: { readonly hours: number; readonly reason: string },
): string {
  const words = [`/${command}`, quoteName(username)];
  if (asks === "hours and reason") words.push(String(hours));
  if (asks !== "nothing") words.push(reason.trim());
  return words.join(" ").trim();
}
