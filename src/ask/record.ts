// All that a model's track record says, by one question: scores from every origin of the forecasts document, one day
// figure by figure, and from some origins the same without drift, with stand-ins, and with series given.
import type { ForecastsDocument, RecordPlan } from "../claim/forecasts.ts";
import type { Documents } from "../documents/documents.ts";
import { isoDate } from "../quantity/date.ts";
import type { Conduct } from "../study/makeStudy.ts";
import type { Narrate } from "../study/narrate.ts";
import { tellNobody } from "../study/narrate.ts";
import { askBacktest } from "./backtest.ts";
import type { Backtest } from "./backtest.ts";
import { keepNothing } from "./backtest/asked.ts";
import type { BacktestAsked, BacktestStore } from "./backtest/asked.ts";
import { recordedLevels } from "./record/levels.ts";
import type { RecordedLevel } from "./record/levels.ts";
import { daysBeside, isRuleMade } from "./record/recordDays.ts";
import { sideBySide } from "./record/sideBySide.ts";
import type { SideBySide } from "./record/sideBySide.ts";

/** What may be said of a record: the rest is the document's. */
type RecordAsked = Pick<BacktestAsked, "draws" | "seed" | "stepDays" | "tables" | "called">;

/** In which way figures are forecast, where it is another one than the model's own; each keeps its origins apart. */
export const besideSets = ["none", "stand-ins", "conditional"] as const;
export type BesideSet = (typeof besideSets)[number];

/** @param set null: the model as it stands */
type StoreOfSet = (set: BesideSet | null) => (id: string, protocol: string) => BacktestStore;

export interface TrackRecord {
  readonly document: ForecastsDocument;
  readonly plan: RecordPlan;
  /** from the plan's day; null without one */
  readonly onDay: Backtest | null;
  readonly levels: readonly RecordedLevel[];
  /** null: nothing is forecast in other ways */
  readonly beside: RecordBeside | null;
  /** first draws from a few origins: whoever makes them again knows whether the record is of the model as it stands */
  readonly sample: readonly SampledOrigin[];
}

export interface RecordBeside {
  /** ISO days */
  readonly origins: readonly string[];
  readonly sets: SideBySide;
  /** origins on which a rule makes something otherwise; without one there is no table */
  readonly replaced: readonly string[];
  readonly standIns?: SideBySide;
  readonly conditional?: SideBySide;
  /** parameters that conditional scores are given */
  readonly given?: readonly string[];
}

export interface SampledOrigin {
  readonly origin: string;
  readonly figures: readonly {
    readonly series: string;
    readonly period: string;
    readonly horizonMonths: number;
    /** of the first draws */
    readonly samples: readonly number[];
  }[];
}

/** Draws of a sampled origin that the record keeps. */
const sampledDraws = 2;

/** Whether a document says that the whole of its backtest makes a record. */
export function recordPlanOf({ forecasts }: Pick<Documents, "forecasts">): RecordPlan | null {
  return forecasts?.record ?? null;
}

/**
 * @param storeOf whatever ended an earlier question, this one goes on from the origins that are whole
 * @returns the backtest as it is by itself, and a record of null where it was stopped before all of it was there
 * @throws PendencyError as askBacktest does
 */
export async function askRecord(
  documents: Documents,
  asked: RecordAsked = {},
  storeOf: StoreOfSet = () => keepNothing,
  conduct: Conduct = {},
): Promise<{ readonly found: Backtest; readonly record: TrackRecord | null }> {
  const { narrate = tellNobody } = conduct;
  const ask: AskSet = (set, words, more) => {
    const told: Narrate = (event) =>
      narrate(event.kind === "progress" && words !== "" ? { ...event, label: `${words}, ${event.label}` } : event);
    return askBacktest(documents, { ...asked, ...more }, storeOf(set), { ...conduct, narrate: told });
  };
  const found = await ask(null, "", {});
  const { forecasts: document } = documents;
  const plan = recordPlanOf(documents);
  if (document === null || plan === null || isShort(found)) return { found, record: null };
  const onDay = plan.day === null ? null : await ask(null, "the day", { origins: [isoDate(plan.day.days)] });
  if (onDay !== null && isShort(onDay)) return { found, record: null };
  const from = new Set(found.origins.filter(({ status }) => status === "forecast").map(({ date }) => date));
  const origins = daysBeside(document.origins, plan.besideEvery, from);
  const beside = origins.length === 0 ? null : await besideOf(documents, document, found, origins, ask);
  if (beside === "short") return { found, record: null };
  const levels = document.families.flatMap((family) => recordedLevels(family, found));
  return { found, record: { document, plan, onDay, levels, beside, sample: sampleOf(found) } };
}

/** @param words in front of how far it is */
type AskSet = (set: BesideSet | null, words: string, more: BacktestAsked) => Promise<Backtest>;

function isShort({ origins }: Backtest): boolean {
  return origins.some(({ status }) => status === "unfinished");
}

/** "short": it was stopped before all sets were there. */
async function besideOf(
  documents: Documents,
  { families, conditional }: ForecastsDocument,
  found: Backtest,
  origins: readonly string[],
  ask: AskSet,
): Promise<RecordBeside | "short"> {
  const { model } = found;
  const own = new Set(origins);
  const both = found.rows.filter(({ origin }) => own.has(origin));
  const none = await ask("none", "without drift", { origins, with: [] });
  if (isShort(none)) return "short";
  // a discrepancy is put on afterwards: its origins are those of the sets without it
  const drift = await ask(null, "drift alone", { origins, with: ["drift"] });
  const discrepancy = await ask("none", "discrepancy alone", { origins, with: ["discrepancy"] });
  const sets = { none: none.rows, drift: drift.rows, discrepancy: discrepancy.rows, both };
  const replaced = origins.filter((date) => isRuleMade(documents, date));
  const standIns = replaced.length === 0 ? null : await ask("stand-ins", "stand-ins", { origins: replaced, standIns: true }); // prettier-ignore
  if (standIns !== null && isShort(standIns)) return "short";
  const given = conditional.length === 0 ? null : await ask("conditional", "conditional", { origins, conditional: true }); // prettier-ignore
  if (given !== null && isShort(given)) return "short";
  const ofReplaced = both.filter(({ origin }) => replaced.includes(origin));
  return {
    origins,
    sets: sideBySide(sets, families, model),
    replaced,
    ...(standIns === null
      ? {}
      : { standIns: sideBySide({ both: ofReplaced, standIns: standIns.rows }, families, model) }),
    ...(given === null
      ? {}
      : { conditional: sideBySide({ both, conditional: given.rows }, families, model), given: given.given }),
  };
}

/** The first origin, and the last from which anything is forecast as far ahead as from any. */
function sampleOf({ origins }: Backtest): readonly SampledOrigin[] {
  const all = origins.flatMap(({ date, chunk }) => {
    const figures = chunk?.forecasts ?? [];
    return figures.length === 0 ? [] : [{ origin: date, figures }];
  });
  const furthest = ({ figures }: SampledOrigin): number => Math.max(...figures.map((one) => one.horizonMonths));
  const most = Math.max(...all.map(furthest));
  const chosen = new Set([all[0], all.findLast((one) => furthest(one) === most)]);
  return all
    .filter((one) => chosen.has(one))
    .map(({ origin, figures }) => ({
      origin,
      figures: figures.map(({ samples, ...figure }) => ({ ...figure, samples: samples.slice(0, sampledDraws) })),
    }));
}
