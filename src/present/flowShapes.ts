// The living flow picture's boxes and links as shapes, empty still: what a moment says goes into them by their ids.
import type { FlowPart } from "../ask/flow/flowParts.ts";
import type { PlacedLink } from "./flowLayout.ts";
import type { Spot } from "./flowSpots.ts";
import { escape } from "./html.ts";
import { label, px, textWidth } from "./svg.ts";

export interface SceneBox {
  /** of its elements: `${id}` the box, `${id}f` its filling, and so on */
  readonly id: string;
  readonly part: FlowPart;
  readonly title: string;
  /** drawn beside an opened phase, because people come from it or go to it */
  readonly isOutside: boolean;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface SceneLink {
  readonly id: string;
  /** places in `boxes` */
  readonly from: number;
  readonly to: number;
  /** places in `FlowSystem.ways` */
  readonly ways: readonly number[];
  readonly kind: PlacedLink["kind"];
  readonly isDrawn: boolean;
  /** whether a number stands beside it */
  readonly hasLabel: boolean;
}

/** pixels from one line of a box's title to the next */
export const lineHeight = 16;

export function boxShape(box: SceneBox, lines: readonly string[]): string {
  const { id, x, y, width, height, part, isOutside } = box;
  const rounded = part.kind === "outcome" ? 10 : 4;
  const frame = (className: string): string =>
    `<rect class="${className}" x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" rx="${rounded}"/>`;
  const kind = isOutside ? "outside" : part.kind;
  if (isOutside) {
    const top = y + (height - lines.length * 14) / 2 + 10.5;
    const texts = lines.map((line, i) =>
      fitted(label(x + width / 2, top + i * 14, line, { anchor: "middle", className: "s" }), line, width - 16, 11),
    );
    return (
      `<g id="${id}" class="ves ${kind}" role="button" tabindex="0" data-part="${escape(part.id)}" aria-label="${escape(box.title)}">` +
      `${frame("vb")}${texts.join(" ")}${frame("vo")}</g>`
    );
  }
  const title = lines.map((line, i) =>
    fitted(label(x + 10, y + 19 + i * lineHeight, line, { className: "b vt" }), line, width - 36, 13),
  );
  const after = y + 19 + lines.length * lineHeight;
  const mark = part.parts.length > 0 ? `<path class="vm" d="M${px(x + width - 15)} ${px(y + 12)}h8m-4 -4v8"/>` : "";
  return (
    `<g id="${id}" class="ves ${kind}" role="button" tabindex="0" data-part="${escape(part.id)}" aria-label="${escape(box.title)}">` +
    frame("vb") +
    `<rect id="${id}f" class="vf" x="${px(x + 1)}" y="${px(y + height - 1)}" width="${px(width - 2)}" height="0" rx="${rounded - 1}"/>` +
    `<path id="${id}t" class="vl" d=""/>` +
    title.join(" ") +
    " " +
    `<text x="${px(x + 10)}" y="${px(after + 3)}"><tspan id="${id}n" class="vn"></tspan><tspan id="${id}u" class="vu"></tspan></text> ` +
    `<text id="${id}d" class="q s" x="${px(x + 10)}" y="${px(after + 19)}"></text> ` +
    `<text id="${id}w" class="vw" x="${px(x + 10)}" y="${px(after + 35)}"></text> ` +
    `<text id="${id}v" class="vw" x="${px(x + 10)}" y="${px(after + 48)}"></text> ` +
    `<text id="${id}x" class="vw" x="${px(x + 10)}" y="${px(after + 61)}"></text>` +
    `${mark}${frame("vo")}</g>`
  );
}

/** Whole words in lines: nothing of a title is left out. */
export function wholeWords(text: string, width: number, fontSize: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    const last = lines[lines.length - 1];
    if (last !== undefined && textWidth(`${last} ${word}`, fontSize) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** One word that is wider than its box is set narrower. */
function fitted(element: string, line: string, width: number, fontSize: number): string {
  if (textWidth(line, fontSize) <= width) return element;
  return element.replace("<text", `<text textLength="${px(width)}" lengthAdjust="spacingAndGlyphs"`);
}

export function linkShape(link: SceneLink, at: PlacedLink, isNarrow: boolean, boxes: readonly SceneBox[]): string {
  const name = `${boxes[link.from].title} → ${boxes[link.to].title}`;
  const isBack = at.kind === "back";
  return (
    `<g id="${link.id}" class="way ${at.kind}" role="button" tabindex="-1" data-from="${link.from}" data-to="${link.to}" aria-label="${escape(name)}">` +
    `<path class="wh" d="${at.path}"/>` +
    `<path id="${link.id}p" class="${isBack ? "wb" : "wf"}" d="${at.path}" stroke-width="0"/>${head(at, isNarrow)}</g>`
  );
}

/** Arrow heads where a link does not run the way the picture does. */
function head({ kind, end: [x, y], path }: PlacedLink, isNarrow: boolean): string {
  if (kind === "self" || (kind === "forward" && !isNarrow)) return "";
  const point = `M${px(x)} ${px(y)}`;
  if (kind === "back") return `<path class="wa back" d="${point}l-7 -4v8z"/>`;
  if (kind === "forward") return `<path class="wa" d="${point}l7 -4v8z"/>`;
  const last = /[CV]/.exec(path)?.[0];
  if (last === "C") return `<path class="wa" d="${point}l7 -4v8z"/>`;
  const [, from, to] = /M[\d.]+ ([\d.]+)V([\d.]+)/.exec(path) ?? ["", "0", "1"];
  return `<path class="wa" d="${point}${Number(to) > Number(from) ? "l-4 -7h8z" : "l-4 7h8z"}"/>`;
}

export function linkLabel(link: SceneLink, spot: Spot | undefined): string {
  if (spot === undefined) return "";
  return `<text id="${link.id}n" class="s halo wn" text-anchor="middle" x="${px(spot.x)}" y="${px(spot.y)}"></text>`;
}

/** Beside `chartStyle`, on a page that shows a living picture. */
export const flowStyle =
  `.living .vb{fill:var(--paper);stroke:none}.living .vf{fill:var(--band80)}.living .outcome .vb{fill:var(--panel)}` +
  `.living .vo{fill:none;stroke:var(--quiet);stroke-width:1}.living .passes .vo{stroke-dasharray:3 2}` +
  `.living .outside .vb{fill:var(--panel)}.living .outside .vo{stroke:var(--rule)}` +
  `.living .vl{fill:none;stroke:var(--grey);stroke-width:3}` +
  `.chart.living text.vt{font-size:12.5px}.living .vn{font-size:14.5px;font-weight:650}.living .vu{font-size:11px;fill:var(--quiet)}` +
  `.chart.living text.vw{font-size:11px;font-weight:650;fill:var(--orange)}` +
  `.living .binds .vo{stroke:var(--orange);stroke-width:2.5}.living .vm{fill:none;stroke:var(--quiet);stroke-width:1.4}` +
  `.living .wf{fill:none;stroke:var(--path);opacity:.6}.living .wb{fill:none;stroke:var(--back);opacity:.55}` +
  `.living .wh{fill:none;stroke:transparent;stroke-width:14;pointer-events:stroke}` +
  `.living .wa{fill:var(--grey)}.living .wa.back{fill:var(--back)}` +
  `.living .idle .wa,.living .idle .wf,.living .idle .wb{opacity:.18}` +
  `.living .ves,.living .way{cursor:pointer}.living .ves:focus-visible,.living .way:focus-visible{outline:none}` +
  `.living .ves:focus-visible .vo{stroke:var(--accent);stroke-width:3}.living .way:focus-visible .wf,.living .way:focus-visible .wb{stroke:var(--accent);opacity:1}` +
  `.living [data-following] .way:not([data-on]){opacity:.16}.living [data-following] .ves:not([data-on]){opacity:.4}` +
  `.living [data-following] .wn:not([data-on]){opacity:0}` +
  `.living .way[data-on] .wf,.living .way[data-on] .wb{stroke:var(--accent);opacity:.9}.living .way[data-on] .wa{fill:var(--accent)}` +
  `.living .ves[data-on] .vo{stroke:var(--accent);stroke-width:2}`;
