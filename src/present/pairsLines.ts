// Under shares of pairs of draws: how sure they are, and what they are from.
import type { Pairs } from "../ask/pairs/planPairs.ts";
import { counted, number } from "../quantity/numberWords.ts";
import { shareText } from "./sharesWords.ts";

export function pairsLines({
  status,
  reached,
  within,
  rows,
  rowsAsked,
  rowsFailed,
  runs,
  seed,
  stepDays,
}: Omit<Pairs<unknown>, "outcomes">): readonly string[] {
  const sure =
    reached === null
      ? "No level has shares, so that none has an interval."
      : `The widest interval of a level is ± ${pointText(reached)}; asked for was ± ${pointText(within)}${status === "enough" ? ", so that it stopped" : status === "whole" && reached > within ? ": more pairs (--rows) bring it nearer" : ""}.`;
  const failed = rowsFailed === 0 ? "" : ` · ${counted(rowsFailed, "pair")} left out, because a run failed`;
  return [
    sure,
    `${number(rows)} of ${number(rowsAsked)} pairs of draws · ${counted(runs, "run")} of expected numbers${failed} · seed ${seed} · step ${number(stepDays)} days, compared with no finer one`,
  ];
}

/** Percentage points: "2 %", "0.4 %" */
function pointText(share: number): string {
  const points = Math.ceil(share * 1000) / 10;
  return `${number(points)} %`;
}

/** "34 to 48 %" */
export function intervalText({ low, high }: { readonly low: number; readonly high: number }): string {
  const [from, to] = [low, high].map((end) => shareText(end).replace(" %", ""));
  return from === to ? `${to} %` : `${from} to ${to} %`;
}
