import type { ChannelInfo } from "./channel.ts";

/** What the server tells the page before anything is connected; plain data, so that an island can take it. */
export interface PageConfig {
  readonly title: string;
  /** Sanitised HTML. */
  readonly brandingHtml: string;
  readonly websiteURL: string;
  readonly channels: readonly ChannelInfo[];
  readonly messageCharacters: number;
  /** Whether cameras may be marked as explicit. */
  readonly permitExplicit: boolean;
  /** Name that a guest sent with the form before the page's script was there to take it. */
  readonly pickedName: string | null;
  /** Signed token to log in with; the page removes it from the address bar. */
  readonly token: string | null;
  /** Whom the token names, to greet them before the script runs. */
  readonly tokenUsername: string | null;
  readonly tokenAvatar: string | null;
  /** Why the offered token was not taken, in plain words. */
  readonly tokenProblem: string | null;
  /** How many are in the room now. */
  readonly peopleHere: number;
}
