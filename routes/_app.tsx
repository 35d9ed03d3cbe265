import { define } from "../lib/server/define.ts";
import { Document } from "../lib/ui/pages/Document.tsx";

export default define.page(({ Component, state, url }) => (
  <Document
    title={state.site.settings.title}
    stylesheet={state.site.stylesheet.href}
    scrubToken={url.searchParams.has("jwt")}
  >
    <Component />
  </Document>
));
