// What the bench is held against: every target beside what was measured, met or missed. Knows nothing of processes.
import { smallRunsTarget } from "./peers/smallRuns.mjs";

/** ids of rows that are no peers: Pendency itself, and bare C of the one model, which is what hardware allows */
const noPeers = ["bare", "observed", "batch", "wheel"];

/**
 * @param data {rows, growth, small, flagship: {now, before}, fluid, firstAnswer}, as `bench/run.mjs` measured them; what was
 *   not measured is null
 * @returns {what, target, measured, state}: state is "met", "missed", or why it was not measured
 */
export function targetRows({ rows, growth, small, flagship, fluid, firstAnswer }) {
  const speed = (id, workload) => rows.find((row) => row.id === id && row.workload === workload)?.Mev_s ?? null;
  const over = (one, other) => (one === null || other === null ? null : one / other);
  const beside = (id, workload) => over(speed("bare", workload), speed(id, workload));
  const [one, , hundred] = growth.map(({ wall, events }) => wall / events);
  const simpy = small.find(({ id }) => id === "measures")?.ratio ?? null;
  const { now, before } = flagship;
  return [
    ...["mm1", "tandem"].map((workload) => {
      const peer = fastest(rows, workload);
      const what = `${workload}, events per second over the fastest peer's${peer === null ? "" : ` (${peer.peer})`}`;
      return atLeast(what, 1.5, peer === null ? null : beside(peer.id, workload), "no peer is installed");
    }),
    atLeast("flow, over ns-3", 6, beside("ns3", "flow"), "ns-3 is not installed"),
    atLeast("flow, over bare C in the same exact order", 0.5, beside("wheel", "flow"), "there is no C compiler"),
    atLeast("flow, over cimba's C events", 3, null, "its C library is in no registry"),
    atMost("an event at 100 times the population over one at once", 1.1, over(hundred, one), "not run"),
    atMost(
      "flagship one to one, observed: processor time an event over that of the build before",
      0.5,
      over(now?.nanoseconds ?? null, before?.nanoseconds ?? null),
      "name a checkout of it that is built: --before FOLDER",
    ),
    atMost("the same, memory of the engine, MB", 470, now?.engineMB ?? null, "not run"),
    atMost("a fluid run of the flagship in Node, ms", 5, fluid, "not run"),
    atLeast(
      "an emergency department, SimPy's processor time over ours",
      smallRunsTarget,
      simpy,
      "SimPy is not installed",
    ),
    atMost("first useful answer of `npm start`, s", 3, firstAnswer?.first ?? null, "not run"),
    atMost("all verdicts of `npm start` in expected numbers, s", 30, firstAnswer?.verdicts ?? null, "not run"),
    atMost("all verdicts of `npm start` person by person, and levers, s", 30, firstAnswer?.all ?? null, "not run"),
  ];
}

/** @returns the row of the fastest general simulator; null where none was measured */
function fastest(rows, workload) {
  const peers = rows.filter((row) => row.workload === workload && row.Mev_s !== undefined && !noPeers.includes(row.id));
  return peers.toSorted((a, b) => b.Mev_s - a.Mev_s)[0] ?? null;
}

function atLeast(what, bound, measured, unless) {
  return targetRow(what, `≥ ${bound}`, measured, measured >= bound, unless);
}

function atMost(what, bound, measured, unless) {
  return targetRow(what, `≤ ${bound}`, measured, measured <= bound, unless);
}

function targetRow(what, target, measured, isMet, unless) {
  if (measured === null) return { what, target, measured: "–", state: `not measured: ${unless}` };
  const shown = measured >= 100 ? measured.toFixed(0) : measured.toPrecision(3);
  return { what, target, measured: shown, state: isMet ? "met" : "missed" };
}

/** @param rows as `targetRows` returns them. @returns a Markdown table */
export function targetsTable(rows) {
  const head = ["target", "asked", "measured", ""];
  const cells = rows.map(({ what, target, measured, state }) => [what, target, measured, state]);
  return [head, ["---", "--:", "--:", "---"], ...cells].map((line) => `| ${line.join(" | ")} |`).join("\n");
}
