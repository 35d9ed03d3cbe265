import { type ComponentType, type ContainerNode, h, render, type VNode } from "preact";
import "./asset.ts";
import { readProps } from "./serialise.ts";

/** Hydrates a page's islands, each as a task of its own. The boot script calls it. */
export function boot(islands: Record<string, ComponentType>, json: string): void {
  const props = readProps(json);
  const comments = document.createTreeWalker(document.body, NodeFilter.SHOW_COMMENT);
  while (comments.nextNode()) {
    const start = comments.currentNode;
    const [, name = "", index = ""] = /^frsh:island:(.+):(\d+)$/.exec(start.nodeValue ?? "") ?? [];
    const island = islands[name];
    if (island === undefined) continue;
    setTimeout(() => hydrate(start, name, index, h(island, Object(props[Number(index)]))));
  }
}

function hydrate(start: Node, name: string, index: string, vnode: VNode): void {
  const nodes: Node[] = [];
  let end = start.nextSibling;
  for (; end !== null && end.nodeValue !== `/frsh:island:${index}`; end = end.nextSibling) {
    nodes.push(end);
  }
  const parent = start.parentNode;
  if (end !== null && parent !== null) return render(vnode, createRoot(parent, nodes, end));
  console.error(`Island ${name} is not started: invalid HTML nesting has moved its end elsewhere`);
}

/** Has Preact render between two comments of an element, leaving the siblings alone. */
function createRoot(parent: ContainerNode, nodes: Node[], end: ContainerNode): ContainerNode {
  return {
    ...{ nodeType: Node.ELEMENT_NODE, parentNode: parent, childNodes: nodes },
    firstChild: nodes[0] ?? null,
    contains: (node) => parent.contains(node),
    insertBefore: (node, before) => parent.insertBefore(node, before ?? end),
    appendChild: (node) => parent.insertBefore(node, end),
    removeChild: (node) => parent.removeChild(node),
  };
}
