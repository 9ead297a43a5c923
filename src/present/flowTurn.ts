// The layout turned on its side: what ran from left to right runs from top to bottom, as fits a page and a phone.
import type { FlowLayout, PlacedLink } from "./flowLayout.ts";

/** Every coordinate with across and down exchanged. */
export function turned(layout: FlowLayout): FlowLayout {
  return {
    width: layout.height,
    height: layout.width,
    nodes: layout.nodes.map(({ x, y, width, height, ...node }) => ({
      ...node,
      x: y,
      y: x,
      width: height,
      height: width,
    })),
    links: layout.links.map((link): PlacedLink => ({
      ...link,
      path: turnedPath(link.path),
      start: [link.start[1], link.start[0]],
      end: [link.end[1], link.end[0]],
    })),
  };
}

/** H and V are exchanged, and the numbers of all other commands come in pairs that are. */
export function turnedPath(path: string): string {
  return [...path.matchAll(/([A-Za-z])([^A-Za-z]*)/g)]
    .map(([, command, text]) => {
      const other = { H: "V", V: "H", h: "v", v: "h" }[command];
      if (other !== undefined) return other + text;
      const numbers = text.match(/-?[\d.]+/g) ?? [];
      const swapped = numbers.map((_, i) => numbers[i % 2 === 0 ? i + 1 : i - 1]);
      return command + swapped.join(" ");
    })
    .join("");
}
