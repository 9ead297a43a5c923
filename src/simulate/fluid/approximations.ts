// The constructs of a Program that depend on single people, and are therefore only approximated by expected
// numbers.
import { mostParcels } from "./parcels.ts";
import type { Program } from "../../compile/program.ts";

/** Of any model with servers: how much longer its lines are is not known. */
export const linesByChance = "lines at loads near 1 are longer than here, because people come by chance";

/** One sentence for each such construct of the Program; none for most models. */
export function approximationsOf(program: Program): string[] {
  const { stages, resources, holds, arrivals, measures } = program;
  const any = (test: (resource: Program["resources"][number]) => boolean): boolean => resources.some(test);
  const found: [boolean, string][] = [
    [any(({ kind }) => kind === "servers"), linesByChance],
    [any(({ kind }) => kind === "slots"), "departures that chance leaves half empty carry fewer than here"],
    [stages.some(({ room }) => room !== Infinity), "room: a stage is full when its expected number is"],
    [
      holds.length > 0,
      "held units: given to all who come in a step alike; where clocks or lines end stays, by what two steps before set free",
    ],
    [
      measures.some(
        ({ kind, statistic }) => kind === "wait" && ["quantile", "shareOver"].includes(statistic?.kind ?? ""),
      ),
      "quantiles of waits and shares over a limit: waits are known to a step, and no one person's wait by itself",
    ],
    [
      any(({ minimum }) => minimum >= 0),
      "minimum: judged by the expected length of the line, half of it where departures are frequent",
    ],
    [any(({ oneGroup }) => oneGroup >= 0), "oneGroup: frequent departures share their slots among levels at once"],
    [any(({ cancelled }) => cancelled >= 0), "cancelled: every departure carries the part that is not cancelled"],
    [any(({ discipline }) => discipline === "random"), "random order: the same part of everybody is served"],
    [
      any(({ discipline }) => discipline === "longest in system"),
      "longest in system: by the time of joining this line",
    ],
    [
      program.crossClocks.length > 0,
      `clocks across stages: ${mostParcels} histories of those of one kind who come to a stage in one step; more are drawn together`,
    ],
    [program.hasFeedback, "feedback: settled at the beginning of each step of this engine"],
    [arrivals.some(({ kind }) => kind === "monthly"), "arrivals with a monthly factor come at their mean"],
  ];
  return found.filter(([isThere]) => isThere).map(([, words]) => words);
}
