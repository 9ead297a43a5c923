// A system of as many stages as one likes: offices of 25 steps with loops, and ways from one office to others.
import type { FlowSeries } from "../../src/ask/flow/flowSeries.ts";
import type { FlowSystem } from "../../src/ask/flow/flowSystem.ts";

export interface ManyStages {
  readonly system: FlowSystem;
  /** persons a month by way */
  readonly volumes: Float64Array;
  readonly series: FlowSeries;
}

export function manyStages(count: number): ManyStages {
  const stages = Array.from({ length: count }, (_, i) => {
    const [office, step] = [Math.floor(i / 25), i % 25];
    const kind: FlowSystem["stages"][number]["kind"] = step === 24 ? "outcome" : step % 7 === 0 ? "passes" : "dwell";
    return { name: `s${i}`, title: `Step ${step} of office ${office}`, phase: "", kind, room: null };
  });
  const ways = stages.flatMap(({ kind }, from) => {
    if (kind === "outcome") return [];
    const next = [from + 1];
    if (from % 25 > 5 && from % 6 === 0) next.push(from - 4);
    if (from % 11 === 0) next.push((from + 25) % count);
    if (from % 13 === 5) next.push((from * 7) % count);
    const others = [...new Set(next)].filter((to) => to !== from && to < count).toSorted((a, b) => a - b);
    return others.map((to) => ({ from, to }));
  });
  const volumes = Float64Array.from(ways, (_, way) => 1000 / (1 + ((way * 7919) % 97)));
  const months = 3;
  const series: FlowSeries = {
    periods: ["2024-01", "2024-02", "2024-03"],
    levels: [""],
    stock: Float64Array.from({ length: count * (months + 1) }, (_, i) => 50 + (i % 13) * 5),
    waiting: new Float64Array(count * (months + 1)),
    entries: new Float64Array(count * months),
    arrivals: new Float64Array(count * months),
    moved: Float64Array.from({ length: ways.length * months }, (_, i) => volumes[Math.floor(i / months)]),
    binds: new Uint8Array(0),
    hasLevelMoves: true,
  };
  return { system: { title: "Many", per: "month", stages, ways, resources: [] }, volumes, series };
}
