/**
 * A stand-in for `jsr:@fresh/core` 2.3, written from a description: the part that this app uses.
 * What is missing throws when used, or does not compile. Without a word, these do nothing: live
 * reload, the error overlay, `aria-current` on links, and `<Head>` in the browser.
 */
import { leaveOut } from "./src/errors.ts";

export { App } from "./src/app.ts";
export { HttpError } from "./src/errors.ts";
export { cors, type CORSOptions, csp, type CSPOptions } from "./src/security.ts";
export type { Island } from "./src/snapshot.ts";
export { staticFiles } from "./src/static_files.ts";
export * from "./src/types.ts";

export const csrf: () => never = leaveOut("csrf()");
export const ipFilter: () => never = leaveOut("ipFilter()");
export const trailingSlashes: () => never = leaveOut("trailingSlashes()");
