// What the picture of a change says under the pointer: each point of its lines, and each published figure.
import type { FanPanel, ObservedPoint } from "../ask/report/fanPanel.ts";
import { differenceFrame, gapsOf, levelFrame, whenOf } from "./changeChart.ts";
import type { ChangeLine, ChangeOptions } from "./changeChart.ts";
import { englishChange } from "./changeWords.ts";
import type { ChartMarks } from "./chartMarks.ts";

/** Of the picture that changeChart draws of the same. */
export function changeMarks(panel: FanPanel, observed: readonly ObservedPoint[], options: ChangeOptions): ChartMarks {
  const { names, words: said = englishChange, behind } = options;
  const [base, now] = panel.bands;
  const when = (i: number): string => whenOf(panel, i, said);
  const range = (line: ChangeLine, i: number): string => behind?.said(line, i) ?? "";
  if (now !== undefined && options.show === "difference") {
    const gaps = gapsOf(panel, base, now);
    const frame = differenceFrame(panel, gaps, options);
    const signed = (gap: number): string => (gap > 0 ? `+${said.number(gap)}` : said.number(gap));
    const lines = gaps.map((gap, i) => ({
      x: frame.x(panel.points[i].at),
      y: frame.y(gap),
      text:
        `${signed(gap)} ${panel.unit} ${when(i)}: ${said.number(base.median[i])} ${names.base}, ` +
        `${said.number(now.median[i])} ${names.now}${range("difference", i)}`,
    }));
    return [lines];
  }
  const frame = levelFrame(panel, observed, options);
  const lines = panel.bands.map(({ median }, nth) =>
    median.map((value, i) => ({
      x: frame.x(panel.points[i].at),
      y: frame.y(value),
      text:
        `${said.number(value)} ${panel.unit} ${when(i)}` +
        `${now === undefined ? "" : `, ${nth === 0 ? names.base : names.now}`}${range(nth === 0 ? "base" : "now", i)}`,
    })),
  );
  const dots = observed
    .map(({ at, value, period, source, publishedOn = "" }) => ({
      x: frame.x(at),
      y: frame.y(value),
      text: `${period}: ${said.number(value)} ${panel.unit}; ${source}${publishedOn === "" ? "" : `, ${publishedOn}`}`,
    }))
    .toSorted((one, other) => one.x - other.x);
  return [...lines, ...(dots.length === 0 ? [] : [dots])];
}
