import { NONCE } from "./render.ts";
import type { Context, Middleware } from "./types.ts";

const DEFAULTS = "default-src 'self'; script-src 'self' 'unsafe-inline'; " +
  "style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; " +
  "media-src 'self' data: blob:; worker-src 'self' blob:; connect-src 'self'; object-src 'none'; " +
  "base-uri 'self'; form-action 'self'; frame-ancestors 'none'; upgrade-insecure-requests";
const INLINE = /^((?:default-src|script-src|style-src(?:-elem|-attr)?)\s.*)'unsafe-inline'/;

/** `csp` replaces defaults of the same name, or adds; a nonce takes the place of all inline code. */
export type CSPOptions = { csp?: string[]; useNonce?: boolean };

/** Sets a Content-Security-Policy on what the rest of the chain answers (not what it throws). */
export function csp<State>({ csp = [], useNonce }: CSPOptions = {}): Middleware<State> {
  const all = [...DEFAULTS.split("; "), ...csp];
  const directives = [...new Map(all.map((text) => [text.split(" ")[0], text])).values()];
  return async (ctx) => {
    const response = await ctx.next();
    const nonce: unknown = useNonce && Reflect.get(response, NONCE);
    const allow = (text: string) => nonce ? text.replace(INLINE, `$1'nonce-${nonce}'`) : text;
    response.headers.set("content-security-policy", directives.map(allow).join("; "));
    return response;
  };
}

/** Who may read the answers, and how they may be asked for. */
export interface CORSOptions<State> {
  origin: string | string[] | ((origin: string, ctx: Context<State>) => string | undefined | null);
  allowMethods?: string[];
}

/** Answers preflights, and tells browsers which other sites may read the answers. */
export function cors<State>(options: CORSOptions<State> = { origin: "*" }): Middleware<State> {
  const { origin, allowMethods = ["GET", "HEAD", "PUT", "POST", "DELETE", "PATCH"] } = options;
  return async (ctx) => {
    const { method, headers: asked } = ctx.req;
    const from = asked.get("origin") ?? "";
    const pick = () => [origin].flat().find((one) => one === "*" || one === from)?.toString();
    const allowed = typeof origin === "function" ? origin(from, ctx) : pick();
    const response = method === "OPTIONS" ? new Response(null, { status: 204 }) : await ctx.next();
    if (allowed) response.headers.set("access-control-allow-origin", allowed);
    if (origin !== "*") response.headers.append("vary", "Origin");
    if (method !== "OPTIONS") return response;
    const headers = asked.get("access-control-request-headers");
    if (headers) response.headers.set("access-control-allow-headers", headers);
    response.headers.set("access-control-allow-methods", allowMethods.join(","));
    return response;
  };
}
