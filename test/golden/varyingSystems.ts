// Arrivals that rise and fall.
import { exponential, siteCount, sites, system, wave, type GoldenSystem, type Length } from "./buildDocument.ts";

/** Nobody waits, or 45 servers and patience. */
export const varyingSystems: readonly GoldenSystem[] = [
  system({
    title: "Arrivals that rise and fall, stays of four shapes",
    days: 8,
    replications: 1_150,
    body: `
groups:
  stay: [exponential, fixed, lognormal, twoStages]
stages:
  inCare:
    arrivals: {rate: {by: stay, else: ${wave}}}
    dwell:
      by: stay
      fixed: 2 days
      lognormal: {lognormal: {mean: 2 days, cv: 1.5}}
      else: ${exponential(2)}
    next: {left: {by: stay, twoStages: 0%, else: 100%}, afterCare: rest}
  afterCare:
    dwell: ${exponential(5)}
    next: left
  left: {outcome: true}
quantities:
  exponentialAt1: {stock: inCare, where: {stay: exponential}, at: 1 day}
  fixedAt1: {stock: inCare, where: {stay: fixed}, at: 1 day}
  lognormalAt1: {stock: inCare, where: {stay: lognormal}, at: 1 day}
  exponentialAt7: {stock: inCare, where: {stay: exponential}, at: 7.5 days}
  fixedAt7: {stock: inCare, where: {stay: fixed}, at: 7.5 days}
  lognormalAt7: {stock: inCare, where: {stay: lognormal}, at: 7.5 days}
  leftBy5: {entries: left, where: {stay: exponential}, window: {from: 0 days, for: 5 days}}
  cameBy5: {entries: inCare, where: {stay: exponential}, window: {from: 0 days, for: 5 days}}
  secondAt5: {stock: afterCare, at: 5 days}
`,
    cases: {
      "mtginf-exp-t1": (m) => m.exponentialAt1,
      "mtginf-det-t1": (m) => m.fixedAt1,
      "mtginf-lognormal-t1": (m) => m.lognormalAt1,
      "mtginf-exp-t7.5": (m) => m.exponentialAt7,
      "mtginf-det-t7.5": (m) => m.fixedAt7,
      "mtginf-lognormal-t7.5": (m) => m.lognormalAt7,
      "mtginf-departures-by-5": (m) => m.leftBy5,
      "mtginf-tandem-node2-t5": (m) => m.secondAt5,
      "nhpp-count": (m) => m.cameBy5,
    },
  }),
  system({
    title: "Five hundred people there at the start, and steps of arrivals beside them",
    days: 6,
    replications: 800,
    body: `
groups:
  kind: [wave, steps]
stages:
  inCare:
    arrivals:
      rate:
        by: kind
        wave: ${wave}
        steps: {steps: {0 days: 100 per day, 2 days: 250 per day, 4 days: 50 per day}}
    initial: {count: {by: kind, wave: 500, steps: 0}}
    dwell: ${exponential(2)}
    next: left
  left: {outcome: true}
quantities:
  waveAt5: {stock: inCare, where: {kind: wave}, at: 5 days}
  stepsAt2: {stock: inCare, where: {kind: steps}, at: 2 days}
`,
    cases: {
      "mtginf-warmstart-t5": (m) => m.waveAt5,
      "mtminf-piecewise-t2": (m) => m.stepsAt2,
    },
  }),
  officersInWaves("Varying arrivals, 45 servers, patience of four days", 11, 10_500 / siteCount, "verification", {
    "mtmsm-EN-t2.5": (m) => m.at2 / siteCount,
    "mtmsm-Lq-t5": (m) => m.lineAt5 / siteCount,
    "mtmsm-EN-t10": (m) => m.at10 / siteCount,
  }),
  officersInWaves("The same line after two waves", 21, 265_000 / siteCount, "night", {
    "mtmsm-Lq-t20": (m) => m.lineAt20 / siteCount,
  }),
];

function officersInWaves(
  title: string,
  days: number,
  replications: number,
  length: Length,
  cases: GoldenSystem["cases"],
): GoldenSystem {
  return system({
    title,
    days,
    replications,
    length,
    copies: siteCount,
    body: `
groups:
  site: ${sites(siteCount)}
resources:
  officers: {each: site, servers: 45}
stages:
  counter:
    arrivals: {rate: {by: site, else: {wave: {mean: 50 per day, swing: 20 per day, every: 10 days, peak: 2.5 days}}}}
    service: {by: officers, time: ${exponential(1)}}
    clocks:
      gaveUp: {after: ${exponential(4)}, while: waiting, to: abandoned}
    next: done
  done: {outcome: true}
  abandoned: {outcome: true}
quantities:
  at2: {stock: counter, at: 2.5 days}
  lineAt5: {waiting: counter, at: 5 days}
  at10: {stock: counter, at: 10 days}
${days > 20 ? "  lineAt20: {waiting: counter, at: 20 days}\n" : ""}`,
    cases,
  });
}
