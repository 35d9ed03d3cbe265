import { type ComponentChildren, Fragment, h } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Context } from "./context.ts";
import { moveHeads } from "./head.ts";
import { type RenderState, renderWith } from "./render_hooks.ts";
import { writeProps } from "./serialise.ts";
import { scriptsPath } from "./snapshot.ts";
import type { LayoutConfig, PageComponent, PageProps } from "./types.ts";

/** Where a response carries the nonce of its page. */
export const NONCE: unique symbol = Symbol.for("__freshNonce");
type AsyncComponent<S> = (props: PageProps<unknown, S>) => Promise<ComponentChildren>;

/** Renders a component; an async one is awaited, and may give a whole `Response`. */
export async function renderComponent<S>(
  component: PageComponent<S> | undefined,
  ctx: Context<S>,
  data: unknown,
  inner: ComponentChildren = null,
): Promise<ComponentChildren> {
  if (!component) throw new Error(`Route ${ctx.route} has data, but no component to render it`);
  const { config, url, req, params, info, route, state, isPartial, error } = ctx;
  const Component = () => inner;
  const props = { config, url, req, params, info, route, state, isPartial, error, Component, data };
  return isAsync(component) ? await component(props) : h(component, props);
}

function isAsync<S>(component: PageComponent<S>): component is AsyncComponent<S> {
  return component.constructor.name === "AsyncFunction";
}

/** Renders content within the layouts, from inner to outer, and the app wrapper. */
export async function renderVNode<S>(
  ctx: Context<S>,
  content: ComponentChildren,
  init: ResponseInit,
  config: LayoutConfig,
): Promise<Response> {
  const { app, layouts } = ctx.scope;
  const wrappers = config.skipInheritedLayouts ? [] : layouts.toReversed();
  if (app !== undefined && !config.skipAppWrapper) wrappers.push(app);
  let page = content;
  for (const wrapper of wrappers) {
    page = await wrapper.wrap(ctx, page);
    if (page instanceof Response) return page;
  }
  return respondWithPage(page, ctx, init);
}

function respondWithPage<S>(page: ComponentChildren, ctx: Context<S>, init: ResponseInit) {
  const { snapshot, registry } = ctx.scope;
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const state: RenderState = { nonce, registry, islands: new Set(), props: [] };
  let html = renderWith(state, () => renderToString(h(Fragment, null, page)));
  if (!html.startsWith("<html")) {
    html = `<html><head><meta charset="utf-8"></head><body>${html}</body></html>`;
  }
  html = moveHeads(html);
  const headers = new Headers(init.headers);
  headers.set("content-type", "text/html; charset=utf-8");
  if (snapshot !== null && state.islands.size > 0) {
    const { script, link } = boot(state, snapshot.buildId, ctx.config.basePath);
    headers.append("link", link);
    html = html.replace(/<\/body>(?![\s\S]*<\/body>)/, (end) => script + end);
  }
  const response = new Response(`<!DOCTYPE html>${html}`, { ...init, headers });
  return Object.assign(response, { [NONCE]: nonce });
}

/** The script that hydrates a page's islands, and the header that has the browser fetch it early. */
function boot({ nonce, islands, props }: RenderState, buildId: string, base: string) {
  const runtime = `${base}${scriptsPath(buildId)}fresh-runtime.js`;
  const imports = Array.from(islands, ({ exportName, name, file }) => {
    return `import { ${exportName} as ${name} } from "${base}${file}";`;
  });
  const names = Array.from(islands, (island) => island.name).join(",");
  // `<` is escaped so that no property can end the script; the string's parser turns it back.
  const json = JSON.stringify(writeProps(props)).replaceAll("<", "\\u003c");
  const script = `<script type="module" nonce="${nonce}">import { boot } from "${runtime}";` +
    `${imports.join("")}boot({${names}},${json});</script>`;
  const files = new Set([runtime, ...Array.from(islands, (island) => base + island.file)]);
  const link = Array.from(files, (file) => `<${file}>; rel="modulepreload"; as="script"`);
  return { script, link: link.join(", ") };
}
