import { CloseCode } from "../protocol/close_codes.ts";
import { html, type SafeHtml } from "../protocol/safe_html.ts";

/** Why a connection was closed for good, for the person, when the server gave no words of its own. */
export function closeReason(code: number): SafeHtml {
  switch (code) {
    case CloseCode.SignedInElsewhere:
      return html`You opened the room somewhere else, so it was closed here.`;
    case CloseCode.Kicked:
      return html`An operator sent you out of the room.`;
    case CloseCode.LoginRefused:
      return html`The server did not let you in.`;
    case CloseCode.PolicyViolation:
      return html`The server could not understand this page. Reload it and sign in again.`;
    default:
      return html`The server ended your visit.`;
  }
}
