// One line of people, one pool of servers.
import {
  exponential,
  fullHouse,
  gaveUpShare,
  inSystem,
  longRun,
  manyServers,
  meanWait,
  oneLine,
  oneServer,
  patientLine,
  siteCount,
  sites,
  system,
  type GoldenSystem,
} from "./buildDocument.ts";

/** M/M/c, limited room, finite source, any service, patience. */
export const lineSystems: readonly GoldenSystem[] = [
  oneServer("mm1-l0.5-m1-L", 0.5, 1, 31_000),
  longRun(oneServer("mm1-l2-m4-L", 2, 0.25, 8_000)),
  longRun(oneServer("mm1-l3-m4-L", 3, 0.25, 20_000)),
  system({
    title: "One server each at many places, from empty",
    days: 10,
    replications: 3_600,
    length: "verification",
    body: `
groups:
  site: ${sites(siteCount)}
resources:
  clerk: {each: site, servers: 1}
stages:
  counter:
    arrivals: {rate: {by: site, else: 0.9 per day}}
    service: {by: clerk, time: ${exponential(1)}}
    next: done
  done: {outcome: true}
quantities:
  at1: {stock: counter, at: 1 day}
  at10: {stock: counter, at: 10 days}
  inLineAt10: {waiting: counter, at: 10 days}
`,
    cases: {
      "mm1-transient-EN-t1": (m) => m.at1 / siteCount,
      "mm1-transient-p0-t10": (m) => 1 - (m.at10 - m.inLineAt10) / siteCount,
    },
  }),
  longRun(manyServers("mmc-rqueueing-10.9-C", 5, 0.1, 2, 4_400)),
  manyServers("mmc-ciw-bank3-C", 0.2, 10, 3, 85_000),
  longRun(manyServers("mmc-ciw-bank4-C", 0.2, 10, 4, 180_000)),
  longRun(
    fullHouse("Two servers, room for three", 3, 0.25, 2, 3, 13_000, 20, {
      "mmck-simmer-mm23-Pblock": (m) => m.turnedAway / m.came,
    }),
  ),
  longRun(
    fullHouse("One server in overload, room for ten", 1.2, 1, 1, 10, 24_000, 200, {
      "mmck-mm1k10-Pblock": (m) => m.turnedAway / m.came,
    }),
  ),
  longRun(
    fullHouse("Fifteen beds, nobody waits", 3, 4, 15, 15, 19_000, 60, {
      "mmck-rqueueing-10.12-Pblock": (m) => m.turnedAway / m.came,
    }),
  ),
  fullHouse("Eight hundred beds, nobody waits", 780, 1, 800, 800, 20, 15, {
    "mmck-erlangB-800-L": (m) => m.inSystemAtEnd,
  }),
  system({
    title: "Ten machines, two menders",
    days: 4_000,
    warmUp: 100,
    body: `
resources:
  menders: {servers: 2}
stages:
  running:
    initial: {count: 10}
    dwell: ${exponential(5)}
    next: down
  down:
    service: {by: menders, time: ${exponential(1)}}
    next: running
quantities:
  down: {stock: down}
`,
    cases: { "machine-repair-10-2-L": (m) => m.down },
  }),
  oneLine({
    title: "One server, services all alike",
    arrivals: "{rate: 0.8 per day}",
    service: "1 day",
    days: 105_000,
    length: "verification",
    warmUp: 500,
    quantities: { meanWait, overADay: "{wait: counter, statistic: {share over: 1 day}}" },
    load: 0.8,
    cases: { "mg1-det-Wq": (m) => m.meanWait, "md1-PWq<=1": (m) => 1 - m.overADay },
  }),
  oneLine({
    title: "One server, gaps all alike",
    arrivals: "{every: 1 day}",
    service: exponential(0.8),
    days: 110_000,
    length: "verification",
    warmUp: 500,
    quantities: { meanWait },
    load: 0.8,
    cases: { "gim1-D-Wq": (m) => m.meanWait },
  }),
  oneLine({
    title: "Five at a time to one server",
    arrivals: "{rate: 0.1 per day, batch: 5}",
    service: exponential(1),
    days: 110_000,
    length: "verification",
    warmUp: 500,
    quantities: { inSystem },
    load: 0.5,
    cases: { "batch-mx-m1-L": (m) => m.inSystem },
  }),
  patientLine("Ten servers in overload, two days' patience", 12, 10, exponential(2), 600, 50, {
    "erlangA-c10-l12-overload-Pwait": (m) => m.hadToWait,
  }),
  longRun(
    patientLine("Ten servers in overload, the line itself", 12, 10, exponential(2), 3_800, 50, {
      "scaling-erlangA-n10-Lq/n": (m) => m.line / 10,
    }),
  ),
  longRun(
    patientLine("Ten servers, two days' patience, load 0.9", 9, 10, exponential(2), 11_000, 50, {
      "erlangA-c10-l9-Pab": gaveUpShare,
      "erlangA-c10-l9-Wserved": (m) => m.waitServed,
    }),
  ),
  longRun(
    patientLine("Fifty servers in overload, four days' patience", 55, 50, exponential(4), 3_300, 50, {
      "erlangA-c50-l55-overload-Lq": (m) => m.line,
    }),
  ),
  longRun(
    patientLine("A hundred servers, as patient as they are slow", 100, 100, exponential(1), 3_600, 20, {
      "erlangA-c100-theta=mu-Pab": gaveUpShare,
      "erlangA-c100-theta=mu-Wserved": (m) => m.waitServed,
    }),
  ),
  {
    ...patientLine("Six hundred servers, far too few", 900, 600, exponential(10), 40, 20, {
      "erlangA-c600-l900-overload-Pwait": (m) => m.hadToWait,
    }),
    replications: 10,
  },
  patientLine("One server, patience of two days sharp", 1.5, 1, "2 days", 4_000, 100, {
    "mmcD-c1-Pab": gaveUpShare,
  }),
  longRun(
    patientLine("Ten servers, patience of one day sharp", 12, 10, "1 day", 1_200, 50, {
      "mmcD-c10-EW": (m) => m.waitAll,
    }),
  ),
  longRun(
    patientLine("Ten servers, two-phase patience", 12, 10, "{erlang: {phases: 2, mean: 2 days}}", 3_600, 50, {
      "mmcE2-c10-Pab": gaveUpShare,
    }),
  ),
];
