// Folded tables under a picture: written when the page is at rest, or at once where somebody has one open, who keeps it so
// when its numbers change.
import { useLayoutEffect, useRef } from "preact/hooks";
import { useAtRest } from "./useSeen.ts";

interface FoldedParts {
  /** one and the same as long as it says the same */
  html(): string;
}

export function Folded({ html }: FoldedParts) {
  const host = useRef<HTMLDivElement>(null);
  const isOpen = host.current?.querySelector("details[open]") != null;
  const { value, isLate } = useAtRest(html, isOpen);
  useLayoutEffect(() => {
    if (host.current === null || value === null) return;
    const open = [...host.current.querySelectorAll("details")].map((one) => one.open);
    host.current.innerHTML = value();
    host.current.querySelectorAll("details").forEach((one, nth) => one.toggleAttribute("open", open[nth] === true));
  }, [value]);
  return <div ref={host} aria-busy={isLate ? "true" : undefined} />;
}
