import { HttpError, type Middleware } from "fresh";
import { ErrorPage } from "../ui/pages/ErrorPage.tsx";
import type { State } from "./define.ts";

/**
 * Turns whatever a route throws into a page in plain words. It stands inside the middlewares that
 * set headers: in Fresh what comes after `ctx.next()` is skipped for errors that pass through.
 */
export const renderErrors: Middleware<State> = async (ctx) => {
  try {
    return await ctx.next();
  } catch (error) {
    const status = error instanceof HttpError ? error.status : 500;
    const { log, settings, branding } = ctx.state.site;
    if (status >= 500) log("error", `${ctx.req.method} ${ctx.url.pathname} failed.`, error);
    const headers = { "cache-control": "no-store" };
    if (!ctx.req.headers.get("accept")?.includes("text/html")) {
      return ctx.text(`${status} ${WORDS[status] ?? "The request failed"}\n`, { status, headers });
    }
    return await ctx.render(
      <ErrorPage title={settings.title} brandingHtml={branding} status={status} />,
      { status, headers },
    );
  }
};

const WORDS: Readonly<Record<number, string>> = {
  400: "Bad request",
  403: "Forbidden",
  404: "Not found",
  405: "Method not allowed",
  408: "The form took too long",
  413: "The form is too large",
  415: "Unsupported media type",
  429: "Too many connections from your address",
  426: "This address is for WebSockets only",
  500: "Something went wrong on the server",
};
