// What the answer hangs on: the parameters whose draws went along with it most, as bars to either side.
import { correlationText, letter } from "../ask/explain/effectsOf.ts";
import { scaleLinear } from "./linearScale.ts";
import { liveLine } from "./liveLink.ts";
import { largestByChance } from "../summarise/influence.ts";
import { capital, escape, figure, paragraph, section } from "./html.ts";
import { counted, number } from "../quantity/numberWords.ts";
import type { EffectRow, EffectTable } from "../ask/explain/effectsOf.ts";
import type { ReportInput } from "../ask/report/reportInput.ts";
import { stackPhrase } from "./stackTitle.ts";
import { label, px, responsive, svg, wrap } from "./svg.ts";
import type { Table } from "./table.ts";
import { figures, foldedTable, words } from "./table.ts";

const shown = 10;
const lineHeight = 14;

export function effectSection(input: ReportInput): string {
  const { effects } = input;
  if (effects === null) return "";
  const title = "What the answer hangs on";
  if (effects.byChance === null) {
    // the ledger of judgements says so too, with the command that measures them
    if (input.assumptions !== null) return "";
    const text =
      `Not enough runs: ${counted(effects.runs, "run")}, and below ${effects.fewestRuns} chance alone ` +
      `gives strong correlations. ${counted(effects.rows.length, "parameter")} ${effects.rows.length === 1 ? "is" : "are"} drawn anew in every run; with more ` +
      "(--replications) this section shows which of them move the answer.";
    return section(
      "effects",
      title,
      `Not measured: ${counted(effects.runs, "run is", "runs are")} too few`,
      paragraph(text),
    );
  }
  const intro =
    `${counted(effects.rows.length, "parameter")} drawn anew in each of ${counted(effects.runs, "run")}. Bars show the rank ` +
    `correlation of the draws with the outcome: +1 means that runs with more of it always ended with more. Only those are drawn that are beyond what ` +
    `chance alone gives the largest of so many (the shaded part) in 19 studies of 20.`;
  const tables = effectTables(input).map(foldedTable);
  const found = effects.measures.map((_, i) => beyondChance(effects, i));
  const isAny = found.some(({ rows }) => rows.length > 0);
  const pictures = effects.measures.map((measure, i) => {
    const { rows, ranked, bound } = found[i];
    const heading = `${letter(i)}: ${measure.title}`;
    const said = `${capital(stackPhrase(input, measure.stack))}. ${beyondWords(rows.length, ranked, bound, effects.runs)}`;
    const draw = (width: number, suffix: string): string =>
      effectChart({ ...effects, byChance: bound }, i, rows.slice(0, shown), `effects-${i}-${suffix}`, width);
    if (!isAny) return tables[i] ?? "";
    return rows.length === 0
      ? `<h3>${escape(heading)}</h3>${paragraph(said)}${tables[i] ?? ""}`
      : figure(heading, said, responsive(draw), liveLine(input, input.plain?.with ?? []) + (tables[i] ?? ""));
  });
  const command = input.effectsCommand ?? "";
  const more =
    found.every(({ rows }) => rows.length > 0) || command === ""
      ? ""
      : `<p>More runs tell more of them from chance: <code>${escape(command)}</code></p>`;
  const told = new Set(found.flatMap(({ rows }) => rows.map(({ parameter }) => parameter))).size;
  const line = `${counted(effects.rows.length, "parameter")} drawn anew in every run; ${told === 0 ? "none" : told} can be told from chance`;
  return section(
    "effects",
    title,
    line,
    (isAny ? paragraph(intro, "note") : paragraph(noneWords(effects, found))) + pictures.join("") + more,
  );
}

interface Beyond {
  /** strongest first */
  readonly rows: readonly EffectRow[];
  /** how many parameters have a rank */
  readonly ranked: number;
  readonly bound: number;
}

/** Those whose correlation is larger than chance alone gives the largest of all that are ranked. */
function beyondChance(effects: EffectTable, measure: number): Beyond {
  const ranked = bySize(effects, measure).filter((row) => row.correlations[measure] !== null);
  const bound = largestByChance(effects.runs, Math.max(1, ranked.length)) ?? 1;
  const rows = ranked.filter((row) => Math.abs(row.correlations[measure] ?? 0) > bound);
  return { rows, ranked: ranked.length, bound };
}

/** One sentence where nothing is beyond chance, whatever is looked at. */
function noneWords({ measures, runs }: EffectTable, found: readonly Beyond[]): string {
  const [first] = found.toSorted((a, b) => b.ranked - a.ranked);
  const of = measures.length === 1 ? `“${measures[0].title}”` : `any of these ${measures.length} numbers`;
  return `For ${of}, ${beyondWords(0, first.ranked, first.bound, runs).replace(/^N/, "n")}`;
}

function beyondWords(beyond: number, ranked: number, bound: number, runs: number): string {
  const by = `with ${counted(runs, "run")} chance alone gives the largest of ${ranked} up to ±${number(bound)}`;
  if (beyond === 0) return `None of ${counted(ranked, "parameter")} can be told from chance: ${by}.`;
  const which =
    beyond > shown ? `The ${shown} strongest of ${beyond} that are` : `${beyond} ${beyond === 1 ? "is" : "are"}`;
  return `${which} beyond chance, of ${counted(ranked, "parameter")}: ${by}.`;
}

/** One for each measure, strongest first; parameters without a rank come last. */
export function effectTables({ effects }: ReportInput): readonly Table[] {
  if (effects === null || effects.byChance === null) return [];
  const { byChance } = effects;
  return effects.measures.map(({ title }, i) => ({
    name: `effects-${i + 1}`,
    caption: `Rank correlation of drawn parameters with: ${title} (–: no rank, such as a choice between sources, or nothing that leads to it)`,
    columns: [words("parameter"), words("name"), figures("rank correlation"), figures("unrelated within ±")],
    rows: bySize(effects, i).map((row) => [row.title, row.parameter, row.correlations[i], byChance]),
  }));
}

function bySize(effects: EffectTable, measure: number): readonly EffectRow[] {
  const size = (row: EffectRow): number => Math.abs(row.correlations[measure] ?? 0);
  return effects.rows.toSorted((a, b) => size(b) - size(a));
}

/** @param width in pixels; narrow charts put the name above its bar */
export function effectChart(
  effects: EffectTable,
  measure: number,
  rows: readonly EffectRow[],
  id: string,
  width: number,
): string {
  const isWide = width > 500;
  const left = isWide ? 400 : 12;
  const right = width - 12;
  const x = scaleLinear([-1, 1], [left, right]);
  // names are never cut: a long one takes more lines, and its bar stands in the middle of them or below
  const names = rows.map((row) => wrap(row.title, isWide ? left - 24 : right - left, 12, 4));
  const steps = names.map((lines) =>
    isWide ? Math.max(26, lines.length * lineHeight + 6) : 26 + lines.length * lineHeight,
  );
  const tops = steps.map((_, i) => 24 + steps.slice(0, i).reduce((sum, step) => sum + step, 0));
  const height = steps.reduce((sum, step) => sum + step, 0) + 50;
  const band = effects.byChance ?? 0;
  const ticks = [-1, -0.5, 0, 0.5, 1].map(
    (tick) =>
      `<path class="grid" d="M${px(x(tick))} 20V${height - 24}"/>` +
      label(x(tick), height - 8, correlationText(tick).replace(/\.?0+$/, "") || "0", {
        anchor: tick === -1 && !isWide ? "start" : tick === 1 ? "end" : "middle",
        className: "q s",
      }),
  );
  const bars = rows.map((row, i) => {
    const value = row.correlations[measure] ?? 0;
    const lines = names[i];
    const top = tops[i] + (isWide ? (steps[i] - 26) / 2 : lines.length * lineHeight + 2);
    const [from, to] = value < 0 ? [x(value), x(0)] : [x(0), x(value)];
    const name = lines.map((text, line) => {
      const up = lines.length - 1 - line;
      return isWide
        ? label(left - 12, top + 14 + (lines.length - 1) * (lineHeight / 2) - up * lineHeight, text, { anchor: "end" })
        : label(left, top - 2 - up * lineHeight, text, { className: "halo" });
    });
    // a number beside a long bar would leave the picture: it stands in the bar
    const isInside = Math.abs(value) > 0.75;
    const away = isInside ? -5 : 5;
    const said = label(value < 0 ? from - away : to + away, top + 14, correlationText(value), {
      anchor: value < 0 === isInside ? "start" : "end",
      className: isInside ? "inv s b" : "s halo",
    });
    const bar = `<rect class="c${value < 0 ? 1 : 0}" x="${px(from)}" y="${px(top + 3)}" width="${px(Math.max(1, to - from))}" height="14"/>`;
    return name.join("") + bar + said;
  });
  const chance = `<rect class="chance" x="${px(x(-band))}" y="20" width="${px(x(band) - x(-band))}" height="${height - 44}"/>`;
  const more = right - left > 420 ? "runs with more of it " : "";
  const heads = [
    label(left, 12, `${more}ended lower`, { className: "q s" }),
    label(right, 12, `${more}ended higher`, { anchor: "end", className: "q s" }),
  ];
  const description = rows
    .map((row) => `${row.title} ${correlationText(row.correlations[measure] ?? null)}`)
    .join("; ");
  return svg(
    { id, title: effects.measures[measure]?.title ?? "", description: `${description}.`, width, height },
    chance + ticks.join("") + heads.join("") + bars.join(""),
  );
}
