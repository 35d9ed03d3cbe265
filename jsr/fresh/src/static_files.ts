import { lookup } from "mrmime";
import { CACHE_KEY } from "./asset.ts";
import { scriptsPath, type Snapshot, type StaticFile } from "./snapshot.ts";
import type { Middleware } from "./types.ts";

/** Serves the files of `static/` and the islands' scripts. Without it neither is served. */
export function staticFiles<State>(): Middleware<State> {
  return async ({ url, req, config, scope: { snapshot }, next }) => {
    const path = url.pathname.slice(config.basePath.length);
    const file = snapshot?.files.get(path);
    if (snapshot === null || file === undefined) {
      return path === "/favicon.ico" ? new Response(null, { status: 404 }) : next();
    }
    const isRead = req.method === "GET" || req.method === "HEAD";
    if (!isRead) return new Response("Method Not Allowed", { status: 405 });
    const key = url.searchParams.get(CACHE_KEY);
    if (key === null || key === snapshot.buildId) {
      return await serveFile(req, file, describe(path, key !== null, snapshot));
    }
    url.searchParams.delete(CACHE_KEY);
    return new Response(null, { status: 307, headers: { location: url.href } });
  };
}

function describe(path: string, hasKey: boolean, snapshot: Snapshot): Headers {
  const isFixed = hasKey || path.startsWith(scriptsPath(snapshot.buildId));
  const type = lookup(path) ?? "application/octet-stream";
  return new Headers({
    "content-type": /^text|json|svg/.test(type) ? `${type}; charset=utf-8` : type,
    "vary": "If-None-Match",
    "cache-control": isFixed && snapshot.mode === "production"
      ? "public, max-age=31536000, immutable"
      : "no-cache, no-store, max-age=0, must-revalidate",
  });
}

async function serveFile(req: Request, { hash, read }: StaticFile, headers: Headers) {
  const etag = `W/"${hash}"`;
  const known = req.headers.get("if-none-match");
  if (hash !== "" && (known === hash || known === etag)) {
    headers.delete("cache-control");
    return new Response(null, { status: 304, headers });
  }
  if (hash !== "") headers.set("etag", etag);
  const bytes = await read();
  headers.set("content-length", String(bytes.length));
  return new Response(bytes, { headers });
}
