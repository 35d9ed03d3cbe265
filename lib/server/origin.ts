/**
 * Whether a WebSocket may be opened from a page of this origin (RFC 6455 §10.2). Browsers always
 * send `Origin`; a client without one is not a page and has nobody's cookies to abuse.
 */
export function isOriginAllowed(request: Request, corsHosts: readonly string[]): boolean {
  const origin = request.headers.get("origin");
  if (origin === null) return true;
  if (!URL.canParse(origin)) return false;
  const page = new URL(origin);
  const host = request.headers.get("host") ?? new URL(request.url).host;
  return page.host.toLowerCase() === host.toLowerCase() ||
    corsHosts.some((allowed) => URL.canParse(allowed) && new URL(allowed).origin === page.origin);
}
