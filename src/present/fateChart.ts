// What became of those who came in a year: bars of shares, without what was moved and with it beside each other.
import { label, px, shorten, svg, textWidth } from "./svg.ts";
import { figures, words } from "./table.ts";
import type { ToldChart } from "./toldChart.ts";

interface FateRow {
  readonly stage: string;
  readonly title: string;
  /** false: they are still there */
  readonly isOut: boolean;
  /** persons, one number a cohort */
  readonly persons: readonly number[];
}

export interface FateWords {
  readonly tableBelow: string;
  readonly still: string;
  readonly others: string;
  readonly axis: string;
  share(part: number): string;
  number(persons: number): string;
  /** @param now null: nothing was moved */
  title(fate: string, cohort: string, share: string, now: string | null): string;
  line(side: string, cohort: string, parts: string): string;
  /** "removed 23 %" */
  part(fate: string, share: string): string;
  mark(cohort: string, side: string, fate: string, persons: string, share: string): string;
  readonly columns: Readonly<Record<"cohort" | "side" | "fate" | "persons" | "share", string>>;
  readonly caption: string;
}

interface FateOptions {
  readonly id: string;
  readonly width: number;
  /** what the sides are called; one where nothing was moved */
  readonly names: readonly string[];
  readonly words: FateWords;
}

interface FateChart extends ToldChart {
  /** what the colours mean, in the order of the bars; the class of each */
  readonly keys: readonly { readonly title: string; readonly className: string }[];
}

/** One kind of fate: an outcome, all other outcomes, or still there. */
interface Kind {
  readonly title: string;
  readonly className: string;
  /** persons by side and cohort */
  readonly persons: readonly (readonly number[])[];
}

/** Outcomes with a colour of their own. */
const most = 4;
const [barHeight, gap, head] = [15, 9, 22];

/** @param sides rows of each side, of the same cohorts; null: nobody came */
export function fateChart(
  sides: readonly (readonly FateRow[])[],
  cohorts: readonly string[],
  { id, width, names, words: said }: FateOptions,
): FateChart | null {
  const kinds = kindsOf(sides, cohorts.length, said);
  const total = (side: number, cohort: number): number =>
    kinds.reduce((sum, { persons }) => sum + persons[side][cohort], 0);
  const shown = cohorts.flatMap((_, cohort) => (sides.some((_side, side) => total(side, cohort) > 0) ? [cohort] : []));
  if (shown.length === 0) return null;
  const left = Math.min(150, Math.max(...cohorts.map((one) => textWidth(one, 12))) + 14);
  const right = width - 12;
  const x = (share: number): number => left + (right - left) * share;
  const each = sides.length * (barHeight + 2) + gap;
  const height = head + shown.length * each + 24;
  const body: string[] = [label(left, 13, said.axis, { className: "q s" })];
  const marks: { x: number; y: number; text: string }[][] = [];
  const foot = height - 22;
  for (const share of [0, 0.25, 0.5, 0.75, 1]) {
    body.push(
      `<path class="grid" d="M${px(x(share))} ${head - 4}V${px(foot)}"/>`,
      label(x(share), height - 8, said.share(share), {
        anchor: share === 1 ? "end" : share === 0 ? "start" : "middle",
        className: "q s",
      }),
    );
  }
  shown.forEach((cohort, place) => {
    const top = head + place * each;
    const middle = top + (sides.length * (barHeight + 2)) / 2;
    body.push(label(left - 8, middle + 4, shorten(cohorts[cohort], left - 12, 12), { anchor: "end" }));
    sides.forEach((_side, side) => {
      const all = total(side, cohort);
      if (all === 0) return;
      const y = top + side * (barHeight + 2);
      let sum = 0;
      const row: { x: number; y: number; text: string }[] = [];
      for (const { title, className, persons } of kinds) {
        const share = persons[side][cohort] / all;
        if (share === 0) continue;
        const [from, to] = [x(sum), x(sum + share)];
        sum += share;
        body.push(
          `<rect class="${className}${side === 0 && sides.length > 1 ? " pale" : ""}" x="${px(from)}" y="${px(y)}" ` +
            `width="${px(Math.max(0.5, to - from - 0.6))}" height="${barHeight}"/>`,
        );
        const name = sides.length === 1 ? "" : names[side];
        const text = said.mark(cohorts[cohort], name, title, said.number(persons[side][cohort]), said.share(share));
        row.push({ x: (from + to) / 2, y: y + barHeight / 2, text });
      }
      marks.push(row);
    });
  });
  const { title, sentence } = wordsFor(kinds, shown, cohorts, names, sides.length, total, said);
  return {
    title,
    sentence,
    picture: svg(
      { id, title, description: `${sentence} ${said.tableBelow}`, width, height, className: "fates" },
      body.join(""),
    ),
    width,
    height,
    marks,
    keys: kinds.map(({ title: name, className }) => ({ title: name, className })),
    table: {
      name: "fates",
      caption: said.caption,
      columns: [
        words(said.columns.cohort),
        words(said.columns.side),
        words(said.columns.fate),
        figures(said.columns.persons),
        figures(said.columns.share),
      ],
      rows: shown.flatMap((cohort) =>
        sides.flatMap((rows, side) => {
          const all = total(side, cohort);
          return rows
            .filter(({ persons }) => persons[cohort] > 0)
            .map((row) => [
              cohorts[cohort],
              sides.length === 1 ? "" : names[side],
              row.isOut ? row.title : `${row.title} (${said.still})`,
              row.persons[cohort],
              row.persons[cohort] / all,
            ]);
        }),
      ),
    },
  };
}

/** Rules of this picture beside those of every chart: what is compared with is paler. */
export const fateStyle = ".chart .pale{opacity:.5}";

/** The largest outcomes, all others together, and those still there, who stand last. */
function kindsOf(sides: readonly (readonly FateRow[])[], cohorts: number, said: FateWords): readonly Kind[] {
  const none = Array.from({ length: cohorts }, () => 0);
  const outcomes = new Map<string, { title: string; all: number }>();
  for (const { stage, title, isOut, persons } of sides.flat()) {
    if (!isOut) continue;
    const before = outcomes.get(stage)?.all ?? 0;
    outcomes.set(stage, { title, all: before + persons.reduce((sum, one) => sum + one, 0) });
  }
  const sorted = [...outcomes].toSorted(([, one], [, other]) => other.all - one.all);
  // one more is no reason to call it another
  const own = sorted.slice(0, sorted.length <= most ? most : most - 1).map(([stage]) => stage);
  const summed = (wanted: (row: FateRow) => boolean): readonly (readonly number[])[] =>
    sides.map((rows) =>
      rows.filter(wanted).reduce((sum, { persons }) => sum.map((one, nth) => one + persons[nth]), none),
    );
  const kinds: Kind[] = own.map((stage, nth) => ({
    title: outcomes.get(stage)?.title ?? stage,
    className: `c${nth}`,
    persons: summed((row) => row.isOut && row.stage === stage),
  }));
  const rest = summed((row) => row.isOut && !own.includes(row.stage));
  if (sorted.length > own.length) kinds.push({ title: said.others, className: "c3", persons: rest });
  return [...kinds, { title: said.still, className: "c4", persons: summed(({ isOut }) => !isOut) }];
}

function wordsFor(
  kinds: readonly Kind[],
  shown: readonly number[],
  cohorts: readonly string[],
  names: readonly string[],
  sides: number,
  total: (side: number, cohort: number) => number,
  said: FateWords,
): { readonly title: string; readonly sentence: string } {
  const shareOf = ({ persons }: Kind, side: number, cohort: number): number => {
    const all = total(side, cohort);
    return all === 0 ? 0 : persons[side][cohort] / all;
  };
  const last = sides - 1;
  // where the sides differ most, and otherwise what became of most who came first
  const all = shown.flatMap((cohort) => kinds.map((kind) => ({ kind, cohort })));
  const gap_ = ({ kind, cohort }: (typeof all)[number]): number =>
    sides === 1 ? 0 : Math.abs(shareOf(kind, last, cohort) - shareOf(kind, 0, cohort));
  const widest = all.reduce((best, one) => (gap_(one) > gap_(best) ? one : best));
  const largest = kinds
    .map((kind) => ({ kind, cohort: shown[0] }))
    .reduce((best, one) => (shareOf(one.kind, 0, one.cohort) > shareOf(best.kind, 0, best.cohort) ? one : best));
  const { kind, cohort } = gap_(widest) > 0.0005 ? widest : largest;
  const title = said.title(
    kind.title,
    cohorts[cohort],
    said.share(shareOf(kind, 0, cohort)),
    sides === 1 ? null : said.share(shareOf(kind, last, cohort)),
  );
  const sentence = Array.from({ length: sides }, (_, side) => {
    const parts = kinds
      .filter((one) => shareOf(one, side, cohort) > 0)
      .map((one) => said.part(one.title, said.share(shareOf(one, side, cohort))));
    return said.line(sides === 1 ? "" : names[side], cohorts[cohort], parts.join(", "));
  }).join(" ");
  return { title, sentence };
}
