// Systems whose figures settle so slowly that a night is for them.
import {
  exponential,
  fullHouse,
  manyServers,
  meanWait,
  nightRun,
  oneLine,
  oneServer,
  type GoldenSystem,
} from "./buildDocument.ts";

const longLine = (
  title: string,
  arrivals: string,
  service: string,
  days: number,
  statistic: string,
  id: string,
): GoldenSystem =>
  oneLine({
    title,
    arrivals: `{rate: ${arrivals}}`,
    service,
    days,
    warmUp: 1_000,
    length: "night",
    quantities: { meanWait, variance: "{wait: counter, statistic: variance}" },
    load: Number.parseFloat(arrivals),
    cases: { [id]: (m) => m[statistic] },
  });

export const longSystems: readonly GoldenSystem[] = [
  nightRun(oneServer("mm1-l0.9-m1-L", 0.9, 1, 400_000)),
  longLine(
    "One server at nine tenths, the spread of waits",
    "0.9 per day",
    exponential(1),
    2_000_000,
    "variance",
    "mm1-0.9-varWq",
  ),
  longLine(
    "One server, services of four phases, the spread of waits",
    "0.8 per day",
    "{erlang: {phases: 4, mean: 1 day}}",
    700_000,
    "variance",
    "mg1-erlang4-varWq",
  ),
  longLine(
    "One server, services uniform, the spread of waits",
    "0.8 per day",
    "{uniform: {from: 0 days, to: 2 days}}",
    700_000,
    "variance",
    "mg1-uniform02-varWq",
  ),
  longLine(
    "One server, services with a long tail",
    "0.8 per day",
    "{lognormal: {mean: 1 day, cv: 2}}",
    2_000_000,
    "meanWait",
    "mg1-lognormal-cv2-Wq",
  ),
  nightRun(manyServers("mmc-c10-C", 9, 1, 10, 35_000)),
  nightRun(manyServers("mmc-c100-C", 95, 1, 100, 32_000)),
  nightRun(manyServers("mmc-c700-C", 690, 1, 700, 15_000)),
  nightRun(manyServers("halfin-whitt-n400", 380, 1, 400, 19_000)),
  nightRun(
    fullHouse("Five servers, room for twelve, hardly anybody turned away", 8, 0.25, 5, 12, 6_000_000, 20, {
      "mmck-rqueueing-10.11-Pblock": (m) => m.turnedAway / m.came,
    }),
  ),
];
