// The parts of a report that a study already holds, put into the shapes that charts take.
import type { Study } from "../../study/study.ts";
import type { Fan, StackSummary } from "../../summarise/summary.ts";
import { nobodySampled } from "../sampleNoise.ts";
import { fanDifferences } from "./fanDifferences.ts";
import { cleanedFan } from "./fanQuantiles.ts";
import type { FanPanel } from "./fanPanel.ts";
import type { FlowPicture, FlowStage } from "./flowPicture.ts";
import type { WaitPanel, WaitRow } from "./reportInput.ts";

/** Which of a study's fans a panel shows, and what it is called. */
interface FanChoice extends Pick<FanPanel, "key" | "title" | "unit" | "note"> {
  readonly kind: Fan["kind"];
  /** a stage, or the name of a sum over several */
  readonly stage: string;
  /** level of the group, or "" for everybody */
  readonly level: string;
}

/**
 * One panel with a band for every stack that has the fan; null when none has. Stocks stand at edges, flows
 * mid-month.
 *
 * @param answerBase stack that the question sets others against
 * @param sampling   whom the fan counts
 */
export function fanPanel(
  study: Study,
  choice: FanChoice,
  answerBase: readonly string[] = [],
  sampling = nobodySampled,
): FanPanel | null {
  const shown = study.stacks.flatMap(({ stack, fans }) => {
    const fan = fans.find(
      (one) => one.kind === choice.kind && one.stage === choice.stage && one.level === choice.level,
    );
    return fan === undefined ? [] : [{ stack, fan }];
  });
  const bands = shown.map(({ stack, fan }) => {
    const { p10, p25, median, p75, p90, paths, runs } = fan;
    const quantiles = cleanedFan({ p10, p25, median, p75, p90 }, variancesOf(fan), sampling);
    return { stack, runs, ...quantiles, paths };
  });
  const rows = shown.flatMap(({ stack, fan }) => (fan.rows === undefined ? [] : [{ stack, rows: fan.rows }]));
  if (bands.length === 0) return null;
  const counts = choice.kind === "entries" ? "flow" : "stock";
  const isCalendar = study.periodLabels.every((text) => /^\d{4}-\d{2}$/.test(text));
  const length = bands[0].median.length;
  const points = Array.from({ length }, (_, i) => {
    const at = counts === "flow" ? i + 0.5 : i;
    if (!isCalendar)
      return { label: study.periodLabels[i] ?? "end", at: Number(study.periodLabels[i] ?? study.periodLabels.length) };
    const start = decimalYear(study.periodLabels[0]);
    return { label: study.periodLabels[i] ?? study.endDate, at: start + at / 12 };
  });
  const { key, title, unit, note } = choice;
  return {
    key,
    title,
    unit,
    note,
    counts,
    axis: isCalendar ? "calendar" : "elapsed",
    elapsedUnit: "days",
    points,
    bands,
    differences: fanDifferences(
      rows.map((one) => ({ stack: one.stack, columns: points.map((_, i) => one.rows.map((row) => row[i])) })),
      answerBase,
      sampling,
    ),
  };
}

/** Of the population that the runs are a sample of. */
function variancesOf({ variance, median, runs }: Fan): readonly (number | null)[] {
  return median.map((_, point) => (variance === undefined || runs < 2 ? null : (variance[point] * runs) / (runs - 1)));
}

/**
 * Waits, sojourns and ages of the stages named, for one stack and one year: one panel per kind that has any. A wait in
 * line stands beside the delay before it: a line that is gone through in a day says nothing where its day is far off.
 *
 * @param delays names of stages that people stay in for a time of their own, with nobody to wait for
 */
export function waitPanels(
  study: Study,
  stackIndex: number,
  stages: readonly string[],
  year: string,
  delays: ReadonlySet<string> = new Set(),
): readonly WaitPanel[] {
  const { stack, waits, moves } = study.stacks[stackIndex];
  const kinds: readonly WaitPanel["kind"][] = ["wait", "sojourn", "age"];
  return kinds.flatMap((kind) => {
    const ofKind = waits.filter((row) => row.kind === kind && row.count > 0 && (kind === "age" || row.year === year));
    const rows = stages.flatMap((stage) => {
      const before = kind === "wait" ? delayBefore(stage, moves, delays) : null;
      const stays = waits.filter((row) => row.kind === "sojourn" && row.year === year && row.stage === before);
      return ofKind
        .filter((row) => row.stage === stage)
        .map((row): WaitRow => {
          const delay = stays.find(({ level }) => level === row.level);
          return delay === undefined ? row : { ...row, delay };
        });
    });
    if (rows.length === 0) return [];
    return [{ kind, stack, year: kind === "age" ? `at the end, ${study.endDate}` : year, rows }];
  });
}

/** The delay that more than half of those who come to a stage come from. */
function delayBefore(stage: string, moves: StackSummary["moves"], delays: ReadonlySet<string>): string | null {
  const coming = moves.filter(({ to }) => to === stage);
  const half = sum(coming.map(({ persons }) => sum(persons))) / 2;
  const main = coming.find(({ persons }) => sum(persons) > half);
  return main !== undefined && delays.has(main.from) ? main.from : null;
}

/** Mean stocks at the end of a span of periods, and mean monthly flows within it. `to` is not included. */
export function flowOf(
  study: Study,
  stackIndex: number,
  stages: readonly Pick<FlowStage, "name" | "title" | "phase" | "kind">[],
  arrivals: Readonly<Record<string, number>>,
  [from, to]: readonly [from: number, to: number],
): FlowPicture {
  const { fans, moves } = study.stacks[stackIndex];
  const mean = (values: readonly number[]): number => sum(values.slice(from, to)) / Math.max(1, to - from);
  const names = new Set(stages.map((stage) => stage.name));
  const stockOf = (stage: string): number | null =>
    fans.find((fan) => fan.kind === "stock" && fan.stage === stage && fan.level === "")?.mean[to] ?? null;
  const first = study.periodLabels[from];
  const last = study.periodLabels[to - 1];
  return {
    stack: study.stacks[stackIndex].stack,
    runs: fans[0]?.runs ?? study.stacks[stackIndex].replications,
    note: `Stocks at the end of ${last}; flows are means a month from ${first} to ${last}.`,
    stages: stages.map((stage) => ({
      ...stage,
      stock: stage.kind === "outcome" || stage.kind === "passes" ? null : stockOf(stage.name),
      arrivals: arrivals[stage.name] ?? 0,
    })),
    links: moves
      .filter((move) => names.has(move.from) && names.has(move.to))
      .map((move) => ({ from: move.from, to: move.to, monthly: mean(move.persons) }))
      .filter((link) => link.monthly > 0),
  };
}

function decimalYear(label: string): number {
  return Number(label.slice(0, 4)) + (Number(label.slice(5, 7)) - 1) / 12;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
