// Events per second of the straight engine on a bare M/M/1. Build first (npm run build); prints one line.
import { nameKey } from "../../dist/random/nameKey.js";
import { simulate } from "../../dist/simulate/individual/run.js";

const steps = Number(process.argv[2] ?? 1_000_000);
const nothing = () => {};
const recorder = Object.fromEntries(
  ["start", "edge", "arrive", "enter", "begin", "leave", "units", "departure", "finish"].map((name) => [name, nothing]),
);
const stage = { title: "", room: Infinity, ifFull: -1, clocks: [], holds: [], revisited: false, time: null, lines: [] };
const one = Int32Array.of(0);
const program = {
  modelId: "bench",
  title: "M/M/1 at 80 % load",
  time: {
    gridDays: 1 / 24,
    steps,
    warmUp: 0,
    startDays: null,
    periodEdges: Float64Array.of(0, steps),
    periodLabels: [""],
  },
  groups: [],
  classCount: 1,
  classLevels: new Uint16Array(0),
  classNames: [""],
  weights: Uint32Array.of(1),
  eras: new Float64Array(0),
  curves: {
    offsets: Int32Array.of(0, 1, 2),
    starts: Float64Array.of(0, 0),
    values: Float64Array.of(1, 0.8),
    slopes: new Float64Array(2),
    integrals: new Float64Array(2),
    periods: new Float64Array(2),
    periodIntegrals: new Float64Array(2),
  },
  samplers: [
    { family: "exponential", figures: [0], atLeast: -1, atMost: -1, probabilities: [], parts: [], shares: [] },
  ],
  stages: [
    {
      ...stage,
      name: "counter",
      key: nameKey("counter"),
      kind: "service",
      time: one,
      lines: [one],
      next: { to: [1], shares: [one] },
    },
    { ...stage, name: "done", key: nameKey("done"), kind: "outcome", next: { to: [], shares: [] } },
  ],
  resources: [
    {
      name: "clerk",
      key: nameKey("clerk"),
      kind: "servers",
      units: { curve: 0, feedback: null },
      priority: new Int32Array(2),
      discipline: "first come",
      departures: new Float64Array(0),
      departureRate: null,
      minimum: -1,
      cancelled: -1,
      leftoverKept: false,
      oneGroup: -1,
    },
  ],
  holds: [],
  crossClocks: [],
  arrivals: [
    {
      stage: 0,
      key: nameKey("counter/arrivals"),
      kind: "poisson",
      rates: Int32Array.of(1),
      feedback: null,
      monthlyCv: -1,
      gaps: Int32Array.of(-1),
      batchSizes: Int32Array.of(1),
      batchCumulative: Float64Array.of(1),
    },
  ],
  initial: [],
  measures: [],
};

for (let round = 0; round < 3; round++) {
  const start = performance.now();
  const { events } = simulate(program, { seed: 1, replication: round, recorders: [recorder] });
  const seconds = (performance.now() - start) / 1000;
  console.log(`M/M/1: ${events} events in ${seconds.toFixed(2)} s, ${(events / seconds / 1e6).toFixed(2)} M events/s`);
}
