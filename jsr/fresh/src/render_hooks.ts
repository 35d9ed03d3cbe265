import { createContext, Fragment, type FunctionComponent, h, options, type VNode } from "preact";
import { useContext } from "preact/hooks";
import type { Island } from "./snapshot.ts";

/** One page's nonce, and what its rendering collects: islands, and the properties of each use. */
export interface RenderState {
  nonce: string;
  registry: Map<unknown, Island>;
  islands: Set<Island>;
  props: unknown[];
}

const InIsland = createContext(false);
/** Vnodes may be shared by pages: their properties before they got a nonce. */
const originals = new WeakMap<VNode, VNode["props"]>();
/** Set only while `renderWith` runs, which is synchronous, so that requests cannot mix. */
let current: RenderState | null = null;

/** Runs a synchronous rendering that collects into `state`. */
export function renderWith(state: RenderState, render: () => string): string {
  current = state;
  try {
    return render();
  } finally {
    current = null;
  }
}

/** Preact calls `__b` before it renders a vnode; its types leave the name out. */
const hooks: typeof options & { __b?: (vnode: VNode) => void } = options;
const previous = hooks.__b;
hooks.__b = (vnode) => {
  if (current !== null) prepare(vnode, current);
  previous?.(vnode);
};

function prepare(vnode: VNode, { nonce, registry }: RenderState): void {
  const { type, props } = vnode;
  const island = registry.get(type);
  if (island !== undefined) {
    Object.assign(vnode, { type: IslandWrapper, props: { island, props } });
  } else if (type === "script" || type === "style") {
    const own = originals.get(vnode) ?? props;
    originals.set(vnode, own);
    vnode.props = Object.assign({ nonce }, own);
  }
}

/** Marks an island's output with two comments for the browser; not inside another island. */
function IslandWrapper({ island, props }: { island: Island; props: object }) {
  const isInside = useContext(InIsland);
  const output = island.fn(props);
  if (isInside || current === null) return output;
  current.islands.add(island);
  const index = current.props.push(props) - 1;
  const start = h(Comment, { UNSTABLE_comment: `frsh:island:${island.name}:${index}` });
  const end = h(Comment, { UNSTABLE_comment: `/frsh:island:${index}` });
  return h(Fragment, null, start, h(InIsland.Provider, { value: true }, output), end);
}

/** preact-render-to-string's own way to write a comment. */
const Comment: FunctionComponent<{ UNSTABLE_comment: string }> = Fragment;
