import { FEATURES } from "../protocol/features.ts";
import { escapeHtml } from "../protocol/safe_html.ts";
import { foldUsername, normalizeGuestName } from "../protocol/username.ts";
import type { PageConfig } from "../protocol/page_config.ts";
import type { LoginFrame } from "./outgoing.ts";
import { forgetPersonKey, readPersonKey } from "./person_key.ts";
import { type Prefs, usernamePref } from "./prefs.ts";
import { clearRoom, type RoomModel } from "./room_model.ts";

/** Where the sign-in remembers things. */
export interface SignInParts {
  /** Outlives the tab. */
  readonly local: Prefs;
  /** Goes with the tab. */
  readonly tab: Prefs;
  /** Makes up a secret of 128 bits in hexadecimal. */
  makeKey(): string;
}

/** As whom this page goes into the room: the page's token decides, else the name that was picked. */
export class SignIn {
  readonly #config: PageConfig;
  readonly #room: RoomModel;
  readonly #parts: SignInParts;
  #picked = "";
  #token: string | null;

  constructor(config: PageConfig, room: RoomModel, parts: SignInParts) {
    this.#config = config;
    this.#token = config.token;
    this.#room = room;
    this.#parts = parts;
  }

  /** Takes the name that somebody picked. False, with a `signInProblem`, if it cannot be one. */
  begin(username: string): boolean {
    this.#room.signInProblem.value = null;
    if (this.#config.token !== null) return true;
    const name = normalizeGuestName(username);
    if (!name.ok) {
      this.#room.signInProblem.value = escapeHtml(name.error);
      return false;
    }
    const before = this.#room.me.peek();
    // After a close for good somebody else may be at the screen: nothing of the last person stays.
    if (before && foldUsername(before.username) !== foldUsername(name.value)) this.forget();
    this.#picked = name.value;
    return true;
  }

  /** The login for the next connection: after the first one, under the name that the server gave. */
  compose(): LoginFrame {
    const { tokenUsername } = this.#config;
    const token = this.#token;
    const name = this.#room.me.peek()?.username ?? this.#picked;
    return {
      action: "login",
      username: token === null ? name : tokenUsername ?? "",
      ...(token === null ? {} : { jwt: token }),
      features: FEATURES,
      personKey: readPersonKey(this.#parts.tab, () => this.#parts.makeKey()),
    };
  }

  /** Takes a fresh token for the next connection; the page's own has a short life. */
  renew(token: string): void {
    if (this.#token !== null) this.#token = token;
  }

  /** The server let the person in: their name is worth remembering. */
  succeed(): void {
    if (this.#config.token === null) this.#parts.local.set(usernamePref, this.#picked);
  }

  /** Makes the next person who signs in here a stranger to this one. */
  forget(): void {
    forgetPersonKey(this.#parts.tab);
    clearRoom(this.#room);
  }
}
