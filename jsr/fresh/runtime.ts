/** `fresh/runtime`: what pages and islands may import, on the server and in the browser. */
import { leaveOut } from "./src/errors.ts";

export { asset } from "./src/asset.ts";
export { HttpError } from "./src/errors.ts";
export { Head, type HeadProps, IS_BROWSER } from "./src/head.ts";
export const assetSrcSet: (srcset: string) => never = leaveOut("assetSrcSet()");
export const Partial: (props: unknown) => never = leaveOut("<Partial>");
