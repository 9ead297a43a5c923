// How forecasts of the past came out: for each kind and horizon the model's score over that of a plain rule, with 1 as the
// bound, losses as plain as wins. What failed its gate is grey, and says so.
import type { TrackRecordRow } from "../ask/report/trackRecord.ts";
import { log } from "../quantity/portable.ts";
import { scaleLinear } from "./linearScale.ts";
import { label, px, shorten, svg, textWidth } from "./svg.ts";
import { figures, words } from "./table.ts";
import type { ToldChart } from "./toldChart.ts";

export interface RecordWords {
  readonly tableBelow: string;
  readonly better: string;
  readonly worse: string;
  readonly bound: string;
  months(count: number): string;
  ratio(value: number): string;
  status(status: TrackRecordRow["status"]): string;
  readonly notCompared: string;
  title(better: number, worse: number, compared: number): string;
  sentence(held: number, outcomes: number, passed: number, failed: number, untested: number): string;
  mark(row: TrackRecordRow, title: string): string;
  readonly columns: Readonly<
    Record<"kind" | "horizon" | "outcomes" | "held" | "n" | "ratio" | "lower" | "upper" | "rule" | "gate", string>
  >;
  readonly caption: string;
}

interface RecordOptions {
  readonly id: string;
  readonly width: number;
  readonly words: RecordWords;
  titleOf(title: string): string;
}

const [head, rowHeight, narrowRow] = [34, 20, 34];

export function recordChart(
  rows: readonly TrackRecordRow[],
  { id, width, words: said, titleOf }: RecordOptions,
): ToldChart | null {
  if (rows.length === 0) return null;
  const isWide = width > 560;
  const step = isWide ? rowHeight : narrowRow;
  const names = rows.map((row) => `${titleOf(row.title)}, ${said.months(row.horizonMonths)}`);
  const left = isWide ? Math.min(300, Math.max(...names.map((name) => textWidth(name, 12))) + 16) : 10;
  const room = isWide ? 170 : 12;
  const right = width - room;
  const known = rows.flatMap(({ ratio, lower, upper }) => [ratio, lower, upper]).filter((one) => one !== null);
  const [least, most] = [Math.min(0.5, ...known) * 0.95, Math.max(2, ...known) * 1.05];
  const across = scaleLinear([log(least), log(most)], [left, right]);
  const x = (ratio: number): number => across(log(Math.min(most, Math.max(least, ratio))));
  const height = head + rows.length * step + 26;
  const foot = height - 22;
  const ticks = [0.1, 0.2, 0.5, 1, 2, 5, 10].filter((tick) => tick >= least && tick <= most);
  const body = [
    label(x(1) - 8, 12, `← ${said.better}`, { anchor: "end", className: "s b" }),
    label(x(1) + 8, 12, `${said.worse} →`, { className: "s b" }),
    ...ticks.map((tick) => `<path class="grid" d="M${px(x(tick))} ${head - 8}V${px(foot)}"/>`),
    ...ticks.map((tick) => label(x(tick), height - 8, said.ratio(tick), { anchor: "middle", className: "q s" })),
    `<path class="zero" d="M${px(x(1))} ${head - 14}V${px(foot)}"/>`,
  ];
  const marks = rows.map((row, place) => {
    const top = head + place * step;
    const y = isWide ? top + rowHeight / 2 : top + 24;
    const isFailed = row.status === "failed";
    const tone = isFailed ? "q" : "";
    const name = shorten(names[place], isWide ? left - 14 : width - 130, 12);
    body.push(
      isWide
        ? label(left - 10, y + 4, name, { anchor: "end", className: tone })
        : label(left, top + 11, name, { className: tone }),
    );
    const gate = said.status(row.status);
    body.push(
      isWide
        ? label(right + 10, y + 4, gate, { className: isFailed ? "q s b" : "s" })
        : label(width - 6, top + 11, gate, { anchor: "end", className: isFailed ? "q s b" : "s" }),
    );
    if (row.ratio === null) {
      body.push(label(x(1) + 8, y + 4, said.notCompared, { className: "q s" }));
    } else {
      const colour = isFailed ? "far" : row.ratio < 1 ? "better" : "worse";
      if (row.lower !== null && row.upper !== null) {
        body.push(`<path class="record-range ${colour}" d="M${px(x(row.lower))} ${px(y)}H${px(x(row.upper))}"/>`);
      }
      body.push(`<circle class="record-spot ${colour}" cx="${px(x(row.ratio))}" cy="${px(y)}" r="4.5"/>`);
    }
    return [{ x: row.ratio === null ? x(1) : x(row.ratio), y, text: said.mark(row, names[place]) }];
  });
  const compared = rows.filter(({ ratio }) => ratio !== null);
  const better = compared.filter(({ ratio }) => (ratio ?? 1) < 1).length;
  const title = said.title(better, compared.length - better, compared.length);
  const sum = (of: (row: TrackRecordRow) => number): number => rows.reduce((all, row) => all + of(row), 0);
  const count = (status: TrackRecordRow["status"]): number => rows.filter((row) => row.status === status).length;
  const sentence = said.sentence(
    sum(({ held }) => held),
    sum(({ outcomes }) => outcomes),
    count("passed"),
    count("failed"),
    count("untested"),
  );
  const { columns } = said;
  return {
    title,
    sentence,
    picture: svg(
      { id, title, description: `${sentence} ${said.tableBelow}`, width, height, className: "record" },
      body.join(""),
    ),
    width,
    height,
    marks,
    table: {
      name: "track-record",
      caption: said.caption,
      columns: [
        words(columns.kind),
        figures(columns.horizon),
        figures(columns.outcomes),
        figures(columns.held),
        figures(columns.n),
        figures(columns.ratio),
        figures(columns.lower),
        figures(columns.upper),
        words(columns.rule),
        words(columns.gate),
      ],
      rows: rows.map(({ title: kind, horizonMonths, outcomes, held, n, ratio, lower, upper, baseline, status }) => [
        titleOf(kind),
        horizonMonths,
        outcomes,
        held,
        n,
        ratio,
        lower,
        upper,
        baseline,
        said.status(status),
      ]),
    },
  };
}

/** Rules of this picture beside those of every chart. */
export const recordStyle =
  ".record-spot.better{fill:var(--blue)}.record-spot.worse{fill:var(--dot)}.record-spot.far{fill:var(--grey)}" +
  ".record-range{fill:none;stroke-width:3;opacity:.6}.record-range.better{stroke:var(--blue)}" +
  ".record-range.worse{stroke:var(--dot)}.record-range.far{stroke:var(--grey)}";
