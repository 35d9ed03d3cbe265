import { isIP } from "node:net";

/**
 * The address of the client. Behind a proxy the connection is the proxy's; with `UseXForwardedFor`
 * the operator says that there is exactly one that can be believed, and that one adds the last entry
 * of `X-Forwarded-For` (what stands before it, the client may have written itself).
 */
export function clientAddress(
  headers: Headers,
  remote: Deno.Addr,
  useXForwardedFor: boolean,
): string {
  const forwarded = useXForwardedFor ? forwardedAddress(headers) : null;
  if (forwarded !== null) return forwarded;
  return remote.transport === "tcp" ? remote.hostname : "local";
}

function forwardedAddress(headers: Headers): string | null {
  const last = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim();
  const candidate = last ?? headers.get("x-real-ip")?.trim() ?? "";
  return isIP(candidate) === 0 ? null : candidate;
}
