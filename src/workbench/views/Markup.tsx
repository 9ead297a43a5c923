// Markup of `present` on the page: every text in it has gone through its one escape function. Where its elements stay,
// only what differs is written.
import { useLayoutEffect, useRef } from "preact/hooks";
import { changesBetween } from "./changesBetween.ts";

interface MarkupParts {
  readonly html: string;
  readonly class?: string;
  /** whether something newer is on its way */
  readonly isLate?: boolean;
}

export function Markup({ html, class: name, isLate = false }: MarkupParts) {
  const host = useRef<HTMLDivElement>(null);
  const shown = useRef("");
  useLayoutEffect(() => {
    if (host.current !== null) paint(host.current, shown.current, html);
    shown.current = html;
  }, [html]);
  return <div ref={host} class={name} aria-busy={isLate ? "true" : undefined} />;
}

function paint(host: Element, before: string, after: string): void {
  const changes = before === "" ? null : changesBetween(before, after);
  if (changes === null) {
    host.innerHTML = after;
    return;
  }
  const walk = document.createTreeWalker(host, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  let at = -1;
  for (const { node, attribute, value } of changes) {
    for (; at < node; at += 1) walk.nextNode();
    const { currentNode } = walk;
    if (currentNode instanceof Element) currentNode.setAttribute(attribute, value);
    else currentNode.nodeValue = value;
  }
}
