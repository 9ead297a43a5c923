// The frame of every chart: a picture with a name and a description, and text that knows how wide it is.
import { escape } from "./html.ts";
import { declarations, heatSteps, light, stepRules, warmSteps } from "./palette.ts";

interface Frame {
  /** unique on the page */
  readonly id: string;
  readonly title: string;
  /** what a reader who cannot see it should know */
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly className?: string;
}

/** One picture. Coordinates are CSS pixels at its natural width. */
export function svg(frame: Frame, body: string): string {
  const { id, width, height } = frame;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${px(width)} ${px(height)}" width="${px(width)}" ` +
    `height="${px(height)}" class="chart ${escape(frame.className ?? "")}" aria-labelledby="${escape(id)}-t ${escape(id)}-d">` +
    `<title id="${escape(id)}-t">${escape(frame.title)}</title><desc id="${escape(id)}-d">${escape(frame.description)}</desc>` +
    `${body}</svg>`
  );
}

/** A chart drawn for a wide and for a narrow page; the style sheet shows one of them. */
export function responsive(draw: (width: number, suffix: string) => string, wide = 880, narrow = 350): string {
  return `<div class="wide">${draw(wide, "w")}</div><div class="narrow">${draw(narrow, "n")}</div>`;
}

/** A chart that carries its own style, to be stored or mailed by itself. */
export function standalone(picture: string): string {
  return picture.replace("<desc", () => `<style>svg{${declarations(light)}}${chartStyle}</style><desc`);
}

/** One line of text. */
export function label(x: number, y: number, text: string, options: LabelOptions = {}): string {
  const anchor = options.anchor === undefined ? "" : ` text-anchor="${options.anchor}"`;
  const className = options.className === undefined ? "" : ` class="${options.className}"`;
  return `<text x="${px(x)}" y="${px(y)}"${anchor}${className}>${escape(text)}</text>`;
}

interface LabelOptions {
  readonly anchor?: "start" | "middle" | "end";
  readonly className?: string;
}

/** A published figure over a picture; its text is told under the pointer. */
export function diamond(size: number, x: number, y: number, text: string): string {
  const path = `M${px(x)} ${px(y - size)}l${size} ${size}l-${size} ${size}l-${size} -${size}z`;
  return `<path class="obs${size < 5 ? " small" : ""}" d="${path}"><title>${escape(text)}</title></path>`;
}

/** Coordinates are rounded to a tenth of a pixel, so that stored pictures compare as text. */
export function px(value: number): string {
  const tenths = Math.floor(value * 10 + 0.5) / 10;
  return String(Object.is(tenths, -0) ? 0 : tenths);
}

/** Width of a line of text in pixels, on the generous side: fonts differ between machines. */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code > 0x2e7f) ems += 1.05;
    else if ("iljtf.,:;|!'()[] ".includes(character)) ems += 0.37;
    else if ("mwMW%@—".includes(character)) ems += 0.95;
    else if (/[A-Z0-9]/.test(character)) ems += 0.67;
    else ems += 0.62;
  }
  return ems * fontSize;
}

/** Text cut into lines no wider than `width`; the last line ends in … when there is more than fits. */
export function wrap(text: string, width: number, fontSize: number, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    const last = lines[lines.length - 1];
    const joined = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && textWidth(joined, fontSize) <= width) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  const kept = lines.slice(0, most);
  return kept.map((line, i) => shorten(i === most - 1 && lines.length > most ? `${line}…` : line, width, fontSize));
}

/** Text shortened with … until it fits. */
export function shorten(text: string, width: number, fontSize: number): string {
  const characters = [...text];
  if (textWidth(text, fontSize) <= width) return text;
  while (characters.length > 1 && textWidth(`${characters.join("")}…`, fontSize) > width) characters.pop();
  return `${characters.join("").replace(/[\s…]+$/, "")}…`;
}

/** Lines of stacks in one picture, in their order. */
const lineColours = ["ink", "blue", "orange", "green", "purple"];

/** The rules that charts need, on the page or by themselves. */
export const chartStyle =
  `.chart text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;fill:var(--ink)}` +
  `.chart text.q{fill:var(--quiet)}.chart text.s{font-size:11px}.chart text.xs{font-size:9.5px}.chart text.b{font-weight:650}.chart text.inv{fill:var(--paper)}` +
  `.grid{stroke:var(--rule);stroke-width:1;fill:none}.axis{stroke:var(--quiet);stroke-width:1;fill:none}` +
  `.b80{fill:var(--band80)}.b50{fill:var(--band50)}.med{fill:none;stroke:var(--median);stroke-width:2.2}` +
  `.pth{fill:none;stroke:var(--path);stroke-width:.7;opacity:.75}` +
  `.ref{fill:none;stroke:var(--quiet);stroke-width:1.4;stroke-dasharray:5 3}` +
  [1, 2, 3, 4]
    .map((i) => `.l${i}{stroke:var(--${lineColours[i]})}.chart text.t${i}{fill:var(--${lineColours[i]})}`)
    .join("") +
  `.l0{stroke:var(--ink)}.lv{fill:none;stroke-width:2.2}.eb{stroke-width:3;opacity:.75}.past{fill:none;stroke:var(--quiet);stroke-width:1.8}.now{fill:var(--ink)}.ahead{fill:none;stroke-width:3}.ahead.without,.whisker.without{stroke:var(--grey)}.ahead.with,.whisker.with{stroke:var(--blue)}.whisker{fill:none;stroke-width:4;opacity:.7}.spot.without{fill:var(--grey)}.spot.with{fill:var(--blue)}.chart text.v-without{fill:var(--grey)}.chart text.v-with{fill:var(--blue)}` +
  // told by words too, and after the colours so that it counts before them
  `.b80.far,.b50.far{fill:var(--grey);opacity:.3}.med.far,.pth.far,.ref.far,.lv.far,.eb.far,.rm.far,.ahead.far,.whisker.far{stroke:var(--grey)}.spot.far{fill:var(--grey)}.ahead.far,.lv.far{stroke-dasharray:7 4}` +
  `.zero{stroke:var(--ink);stroke-width:1.2}` +
  `.obs{fill:var(--dot);stroke:var(--paper);stroke-width:1.2}.obs.small{stroke-width:.4}` +
  `.r80{stroke:var(--band50);stroke-width:3;stroke-linecap:round}.r50{stroke:var(--blue);stroke-width:9}` +
  `.r80.delay{stroke:var(--rule)}.r50.delay{stroke:var(--grey)}.rm{fill:var(--paper);stroke:var(--median);stroke-width:2.2}` +
  `.fl{fill:var(--flow)}.lk{fill:none;stroke:var(--flow);opacity:.8}.bk{fill:none;stroke:var(--back);opacity:.75;stroke-dasharray:6 3}` +
  `.ar{fill:var(--back)}.bx{fill:var(--paper);stroke:var(--quiet);stroke-width:1}.bx.outcome{stroke-width:1.6}` +
  `.k-stays{fill:var(--blue)}.k-passes{fill:var(--grey)}.k-outcome{fill:var(--purple)}` +
  `.halo{paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}` +
  `.even{fill:none;stroke:var(--ink);stroke-width:2.8;stroke-linecap:square}.even-under{fill:none;stroke:var(--paper);stroke-width:5.6;stroke-linecap:square}` +
  `.c0{fill:var(--blue)}.c1{fill:var(--orange)}.c2{fill:var(--green)}.c3{fill:var(--purple)}.c4{fill:var(--grey)}` +
  `.line-area{fill:var(--grey);opacity:.45}.use{stroke:var(--rule);stroke-width:.5}.binds{fill:var(--ink)}.chance{fill:var(--panel)}` +
  `.ok{stroke:var(--green)}.bad{stroke:var(--dot)}${stepRules(heatSteps, warmSteps)}`;
