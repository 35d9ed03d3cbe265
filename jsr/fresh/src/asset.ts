import { options } from "preact";

/** Inlined by the bundler; absent on the server, which learns the id when a build is attached. */
declare const FRESH_BUILD_ID: string | undefined;
let buildId = typeof FRESH_BUILD_ID === "string" ? FRESH_BUILD_ID : "";

/** Query parameter that makes a static file's address unique to one build. */
export const CACHE_KEY = "__frsh_c";

/** Sets the build that `asset()` refers to. */
export function setBuildId(id: string): void {
  buildId = id;
}

/** Adds the build id to a root-relative path, so that the answer may be cached for ever. */
export function asset(path: string): string {
  const isOwn = /^\/(?!\/)/.test(path) && !path.includes(CACHE_KEY);
  const [file = "", hash] = path.split(/(?=#)/);
  if (!isOwn || buildId === "") return path;
  return `${file}${file.includes("?") ? "&" : "?"}${CACHE_KEY}=${buildId}${hash ?? ""}`;
}

/** Preact calls this for each vnode that is made, on the server and in the browser. */
const previous = options.vnode;
options.vnode = (vnode) => {
  const { type, props } = vnode;
  const isImage = (type === "img" || type === "source") && !("data-fresh-disable-lock" in props);
  if (isImage && "src" in props && typeof props.src === "string") props.src = asset(props.src);
  previous?.(vnode);
};
