// Rows of a picture with a name and a bar each: names stand left of their bars, on a phone above them, and are never cut.
import { label, wrap } from "./svg.ts";

interface BarRow {
  /** `<text>`s of its name */
  readonly name: string;
  /** top of its bar */
  readonly bar: number;
}

interface BarRows {
  readonly rows: readonly BarRow[];
  /** where bars begin, in pixels */
  readonly left: number;
  /** below the last row */
  readonly bottom: number;
}

const lineHeight = 14;
const narrow = 500;
/** Of a bar, in pixels. */
export const barHeight = 18;

/** @param top above the first row, in pixels */
export function barRows(names: readonly string[], width: number, top: number): BarRows {
  const isWide = width > narrow;
  const left = isWide ? Math.min(320, width * 0.38) : 8;
  let bottom = top;
  const rows = names.map((name): BarRow => {
    const lines = wrap(name, isWide ? left - 20 : width - 16, 12, 4);
    const height = isWide ? Math.max(30, lines.length * lineHeight + 10) : 34 + lines.length * lineHeight;
    const bar = isWide ? bottom + (height - barHeight) / 2 : bottom + lines.length * lineHeight + 4;
    const first = isWide ? bar + 13 - ((lines.length - 1) * lineHeight) / 2 : bottom + 11;
    bottom += height;
    const at = isWide ? left - 10 : left;
    const text = lines.map((line, nth) =>
      label(at, first + nth * lineHeight, line, isWide ? { anchor: "end" } : { className: "halo" }),
    );
    return { name: text.join(""), bar };
  });
  return { rows, left, bottom };
}
