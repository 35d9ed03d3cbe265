import { type Context, HttpError, page, type PageResponse } from "fresh";
import ChatRoom from "../islands/ChatRoom.tsx";
import { define, type State } from "../lib/server/define.ts";
import { readForm } from "../lib/server/read_form.ts";
import { type Offer, settleVisit, type Visit } from "../lib/server/visit.ts";
import { RefusedPage } from "../lib/ui/pages/RefusedPage.tsx";

/** What the page is drawn from; a redirect draws nothing. */
type Data = Exclude<Visit, { kind: "redirect" }>;

/** A page that may carry a token is kept by nobody. */
const headers = { "cache-control": "no-store" };

export const handler = define.handlers({
  GET: (ctx) => receive(ctx, { token: ctx.url.searchParams.get("jwt"), username: null }),
  async POST(ctx) {
    const form = await readForm(ctx.req);
    if (!form.ok) throw new HttpError(form.error);
    return await receive(ctx, { token: form.value("jwt"), username: form.value("username") });
  },
});

async function receive(
  ctx: Context<State>,
  offer: Offer,
): Promise<Response | PageResponse<Data>> {
  const { site } = ctx.state;
  const visit = await settleVisit(site, offer, site.host.now());
  switch (visit.kind) {
    case "redirect":
      return ctx.redirect(visit.to);
    case "refused":
      return page(visit, { status: 403, headers });
    case "room":
      return page(visit, { headers });
  }
}

export default define.page<typeof handler>(({ data, state }) => {
  if (data.kind === "room") return <ChatRoom {...data.page} />;
  const { settings, branding } = state.site;
  return (
    <RefusedPage
      title={settings.title}
      brandingHtml={branding}
      reason={data.reason}
      websiteURL={settings.jwt.landingPageUrl || settings.websiteUrl}
    />
  );
});
