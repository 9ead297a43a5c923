// Cases whose systems a document can describe and whose figures no measure gives: they are heard in the announcements of
// the engine itself.
import type { Program } from "../../src/compile/program.ts";
import type { Recorder } from "../../src/simulate/recorder.ts";
import { meanPresent } from "../../src/theory/varyingArrivals.ts";
import {
  exponential,
  nightRun,
  oneLine,
  siteCount,
  sites,
  system,
  wave,
  type GoldenSystem,
  type Listening,
} from "./buildDocument.ts";

/**
 * A line that is empty at first, at many places at once: how long the n-th person waits there.
 * @param arrivals a rate or a gap, as long as anybody is asked about: in 10 billion places one has had fewer than n by then
 */
function firstPeople(
  title: string,
  arrivals: { readonly rate: string; readonly until: number } | { readonly every: string; readonly until: number },
  service: string,
  days: number,
  replications: number,
  ordinals: Readonly<Record<string, number>>,
): GoldenSystem {
  const [word, first, none] =
    "rate" in arrivals ? ["rate", arrivals.rate, "0 per day"] : ["every", arrivals.every, "9999 days"];
  const come = `${word}: {by: site, else: {steps: {0 days: ${first}, ${arrivals.until} days: ${none}}}}`;
  return system({
    title,
    days,
    replications,
    length: "verification",
    copies: siteCount,
    listen: (program) => waitsOfOrdinals(program, Object.values(ordinals)),
    body: `
groups:
  site: ${sites(siteCount)}
resources:
  clerk: {each: site, servers: 1}
stages:
  counter:
    arrivals: {${come}}
    service: {by: clerk, time: ${service}}
    next: done
  done: {outcome: true}
`,
    cases: Object.fromEntries(Object.entries(ordinals).map(([id, n]) => [id, (m) => m[`wait${n}`]])),
  });
}

/** Somebody is at the desk at the start, and the next is on the way: people who have nobody before them wait 0. */
function secondPerson(title: string, id: string, gapDays: number, replications: number): GoldenSystem {
  return system({
    title,
    days: 60,
    replications,
    length: "verification",
    copies: siteCount,
    body: `grid: 60 days
groups:
  site: ${sites(siteCount)}
resources:
  clerk: {each: site, servers: 1}
stages:
  onTheWay: {initial: {count: {by: site, else: 1}}, dwell: ${exponential(gapDays)}, next: counter}
  counter:
    initial: {count: {by: site, else: 1}}
    service: {by: clerk, time: ${exponential(1)}}
    next: done
  done: {outcome: true}
quantities:
  meanWait: {wait: counter, statistic: mean}
`,
    cases: { [id]: (m) => 2 * m.meanWait },
  });
}

/** How many people in one run are the second of a time that began with an empty line. */
const seconds = 10_000;

/** Whoever finds nobody is a first again, whatever came before: the mean wait of those who come next. */
function waitsOfSeconds(): Listening {
  let inside = 0;
  /** 0: until somebody finds nobody; 1: that one begins at once; 2: the next to begin is the second */
  let next = 0;
  let count = 0;
  let sum = 0;
  const recorder = silentBut({
    enter(_time, _person, _class, stage) {
      if (stage === 0 && inside++ === 0 && next === 0) next = 1;
    },
    begin(time, _person, _class, _stage, _resource, _weight, since) {
      if (next === 2 && count < seconds) {
        sum += time - since;
        count++;
      }
      if (next > 0) next = (next + 1) % 3;
    },
    leave() {
      inside--;
    },
  });
  return {
    recorder,
    measured() {
      if (count < seconds) throw new Error(`expected a longer run: ${seconds} seconds; got ${count}`);
      return { second: sum / count };
    },
  };
}

/** @param places copies of the system in one replication, each with two measures of its own */
function thirdAndFifth(places: number): GoldenSystem {
  const names = Array.from({ length: places }, (_, i) => i + 1);
  const stock = (i: number, day: number): string => `{stock: inCare, where: {site: site ${i}}, at: ${day} days}`;
  return system({
    title: "Those there on the third day and those there on the fifth",
    days: 5,
    replications: 430_000 / places,
    length: "night",
    body: `
groups:
  site: ${sites(places)}
stages:
  inCare:
    arrivals: {rate: {by: site, else: ${wave}}}
    dwell: ${exponential(2)}
    next: left
  left: {outcome: true}
quantities:
${names.map((i) => `  third${i}: ${stock(i, 3)}\n  fifth${i}: ${stock(i, 5)}`).join("\n")}
`,
    // the means are known, so that each place's product has the covariance as its mean
    cases: {
      "mtginf-cov-3-5": (m) =>
        names.reduce((sum, i) => sum + (m[`third${i}`] - presentAt3) * (m[`fifth${i}`] - presentAt5), 0) / places,
    },
  });
}

/** The mean over classes of the wait of the n-th who begins, first come first served. */
function waitsOfOrdinals(program: Program, ordinals: readonly number[]): Listening {
  const begun = new Int32Array(program.classCount);
  const sums = ordinals.map(() => 0);
  const counts = ordinals.map(() => 0);
  const recorder = silentBut({
    begin(time, _person, caseClass, _stage, _resource, _weight, since) {
      const which = ordinals.indexOf(++begun[caseClass]);
      if (which < 0) return;
      sums[which] += time - since;
      counts[which]++;
    },
  });
  return {
    recorder,
    measured() {
      // a run too short for somebody's n-th person would favour the quick ones
      if (counts.some((count) => count < program.classCount))
        throw new Error("expected a longer run: the n-th is missing");
      return Object.fromEntries(ordinals.map((n, i) => [`wait${n}`, sums[i] / counts[i]]));
    },
  };
}

/** Lengths of the times without a pause in which one server works, and how many are served in each. */
function busyPeriods(): Listening {
  let since = 0;
  let served = 0;
  let count = 0;
  let people = 0;
  let sum = 0;
  let squares = 0;
  let inUse = 0;
  let inside = 0;
  const recorder = silentBut({
    enter(_time, _person, _class, stage) {
      if (stage === 0) inside++;
    },
    leave(time) {
      inside--;
      served++;
      if (inside > 0) return;
      const length = time - since;
      count++;
      people += served;
      sum += length;
      squares += length * length;
      served = 0;
    },
    units(time, _resource, now) {
      if (inUse === 0 && now > 0 && inside === 1) since = time;
      inUse = now;
    },
  });
  return {
    recorder,
    measured: () => ({ servedPerBusy: people / count, busyVariance: (squares - (sum * sum) / count) / (count - 1) }),
  };
}

/** The line's area under its length, and the sum of all waits in it, those still under way included. */
function areaAndWaits(): Listening {
  const since = new Map<number, number>();
  let area = 0;
  let heardAt = 0;
  let waits = 0;
  const until = (time: number): void => {
    area += since.size * (time - heardAt);
    heardAt = time;
  };
  const over = (time: number, person: number): void => {
    until(time);
    waits += time - (since.get(person) ?? time);
    since.delete(person);
  };
  const recorder = silentBut({
    enter(time, person, _class, _stage, _from, _weight, waiting) {
      until(time);
      if (waiting) since.set(person, time);
    },
    begin: (time, person) => over(time, person),
    leave: (time, person) => over(time, person),
    finish(time) {
      for (const person of since.keys()) over(time, person);
    },
  });
  return { recorder, measured: () => ({ area, waits }) };
}

function silentBut(heard: Partial<Recorder>): Recorder {
  const nothing = (): void => {};
  return {
    start: nothing,
    edge: nothing,
    arrive: nothing,
    enter: nothing,
    begin: nothing,
    leave: nothing,
    units: nothing,
    departure: nothing,
    finish: nothing,
    ...heard,
  };
}

const waveAt = (t: number): number => 100 + 60 * Math.sin((2 * Math.PI * t) / 10);
const stays = (x: number): number => Math.exp(-x / 2);
const presentAt3 = meanPresent(3, waveAt, stays);
const presentAt5 = meanPresent(5, waveAt, stays);

export const heardSystems: readonly GoldenSystem[] = [
  {
    ...oneLine({
      title: "The second at half load",
      arrivals: "{rate: 0.5 per day}",
      service: exponential(1),
      days: 90_000,
      warmUp: 0,
      replications: 60,
      length: "verification",
      quantities: { inSystem: "{stock: counter}" },
      listen: () => waitsOfSeconds(),
      cases: { "lindley-mm1-l0.5-EW2": (m) => m.second },
    }),
    copies: seconds,
  },
  secondPerson("The second at twice what can be served", "lindley-mm1-l2-EW2", 0.5, 1_760),
  nightRun(
    firstPeople("The hundredth at half load", { rate: "0.5 per day", until: 360 }, exponential(1), 420, 2_700, {
      "lindley-mm1-l0.5-EW100": 100,
    }),
  ),
  firstPeople("The twenty-fifth at nine tenths", { rate: "0.9 per day", until: 80 }, exponential(1), 130, 940, {
    "lindley-mm1-l0.9-EW25": 25,
  }),
  firstPeople("The hundredth at twice what can be served", { rate: "2 per day", until: 92 }, exponential(1), 210, 48, {
    "lindley-mm1-l2-EW100": 100,
  }),
  firstPeople("The fifth of those who come by the clock", { every: "1 day", until: 6 }, exponential(0.8), 40, 2_600, {
    "lindley-dm1-EW5": 5,
  }),
  firstPeople("The fifth where services are all alike", { rate: "0.8 per day", until: 45 }, "1 day", 60, 900, {
    "lindley-md1-EW5": 5,
  }),
  system({
    title: "Six people traced by hand",
    // the sixth is served from day 8.6 on
    days: 8.7,
    replications: 2,
    listen: () => areaAndWaits(),
    body: `grid: 2.4 hours
groups:
  who: [one, two, three, four, five, six]
resources:
  clerk: {servers: 1}
stages:
  counter:
    arrivals:
      every:
        by: who
        one: {steps: {0 days: 0.4 days, 0.3 days: 99 days}}
        two: {steps: {0 days: 1.6 days, 1 day: 99 days}}
        three: {steps: {0 days: 2.1 days, 1 day: 99 days}}
        four: {steps: {0 days: 3.8 days, 1 day: 99 days}}
        five: {steps: {0 days: 4 days, 1 day: 99 days}}
        six: {steps: {0 days: 5.6 days, 1 day: 99 days}}
    service:
      by: clerk
      time: {by: who, one: 2 days, two: 0.7 days, three: 0.2 days, four: 1.1 days, five: 3.7 days, six: 1 day}
    next: done
  done: {outcome: true}
quantities:
  meanWait: {wait: counter, statistic: mean}
  busy: {utilisation: clerk, window: {from: 0 days, for: 8.6 days}}
`,
    cases: { "trace-lk-mean-delay": (m) => m.meanWait, "trace-lk-util": (m) => m.busy },
  }),
  oneLine({
    title: "People served without a pause",
    arrivals: "{rate: 0.9 per day}",
    service: exponential(1),
    days: 250_000,
    warmUp: 0,
    replications: 8,
    length: "verification",
    quantities: { inSystem: "{stock: counter}" },
    load: 0.9,
    listen: () => busyPeriods(),
    cases: { "mm1-0.9-served-per-busy": (m) => m.servedPerBusy },
  }),
  oneLine({
    title: "Lengths of busy periods where services are of two kinds",
    arrivals: "{rate: 0.8 per day}",
    service:
      "{mix: [{share: 50%, of: {exponential: {mean: 0.5 days}}}, {share: rest, of: {exponential: {mean: 1.5 days}}}]}",
    days: 1_000_000,
    warmUp: 0,
    length: "night",
    quantities: { inSystem: "{stock: counter}" },
    listen: () => busyPeriods(),
    cases: { "mg1-h2-busy-var": (m) => m.busyVariance },
  }),
  thirdAndFifth(20),
  oneLine({
    title: "Waits add up to the area under the line",
    arrivals: "{rate: 12 per day}",
    service: exponential(1),
    servers: 10,
    days: 200,
    warmUp: 0,
    replications: 5,
    quantities: { line: "{waiting: counter}" },
    stage: "    clocks:\n      gaveUp: {after: {exponential: {mean: 2 days}}, while: waiting, to: abandoned}\n",
    listen: () => areaAndWaits(),
    cases: {
      "little-erlangA": (m) =>
        Math.max(Math.abs(m.line * 200 - m.waits) / m.waits, Math.abs(m.area - m.waits) / m.waits) < 1e-9 ? 0 : 1,
    },
  }),
];
