import { page } from "fresh";
import { admitsGuests } from "../lib/auth/admit.ts";
import { define } from "../lib/server/define.ts";
import { AboutPage } from "../lib/ui/pages/AboutPage.tsx";

export const handler = define.handlers({ GET: () => page({}) });

export default define.page<typeof handler>(({ state: { site } }) => (
  <AboutPage
    title={site.settings.title}
    brandingHtml={site.branding}
    websiteURL={site.settings.websiteUrl}
    guestsAllowed={admitsGuests(site.rules)}
  />
));
