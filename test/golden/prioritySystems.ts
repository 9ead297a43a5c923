// Who goes first, and who makes the flight.
import { exponential, meanWait, oneLine, siteCount, sites, system, type GoldenSystem } from "./buildDocument.ts";

/** Priorities without interruption, and bulk service. */
export const prioritySystems: readonly GoldenSystem[] = [
  system({
    title: "Three classes, one server, no interruption",
    length: "verification",
    days: 33_000,
    warmUp: 500,
    body: `
groups:
  class: [first, second, third]
resources:
  judge: {servers: 1, priority: [{class: first}, {class: second}, rest]}
stages:
  hearing:
    arrivals: {rate: {by: class, first: 0.2 per day, else: 0.3 per day}}
    service: {by: judge, time: ${exponential(1)}}
    next: decided
  decided: {outcome: true}
quantities:
  firstWait: {wait: hearing, where: {class: first}, statistic: mean}
`,
    cases: { "prio-np-exp-W1": (m) => m.firstWait },
  }),
  system({
    title: "Two classes of different services, one server",
    length: "verification",
    days: 46_000,
    warmUp: 500,
    body: `
groups:
  class: [first, second]
resources:
  judge: {servers: 1, priority: [{class: first}, rest]}
stages:
  hearing:
    arrivals: {rate: {by: class, first: 0.3 per day, second: 0.2 per day}}
    service: {by: judge, time: {by: class, first: 1 day, second: ${exponential(2)}}}
    next: decided
  decided: {outcome: true}
quantities:
  firstWait: {wait: hearing, where: {class: first}, statistic: mean}
  secondWait: {wait: hearing, where: {class: second}, statistic: mean}
`,
    cases: {
      "prio-np-mixed-W1": (m) => m.firstWait,
    },
  }),
  system({
    title: "Two classes of different services, the work of both",
    days: 200_000,
    length: "verification",
    warmUp: 500,
    body: `
groups:
  class: [first, second]
resources:
  judge: {servers: 1, priority: [{class: first}, rest]}
stages:
  hearing:
    arrivals: {rate: {by: class, first: 0.3 per day, second: 0.2 per day}}
    service: {by: judge, time: {by: class, first: 1 day, second: ${exponential(2)}}}
    next: decided
  decided: {outcome: true}
quantities:
  firstWait: {wait: hearing, where: {class: first}, statistic: mean}
  secondWait: {wait: hearing, where: {class: second}, statistic: mean}
`,
    cases: {
      "conservation-law": (m) => 0.3 * m.firstWait + 0.4 * m.secondWait,
    },
  }),
  system({
    title: "Ten servers, three classes, and ten servers the low class never leaves idle",
    days: 10_000,
    length: "verification",
    warmUp: 200,
    body: `
groups:
  class: [first, second, third]
resources:
  judges: {servers: 10, priority: [{class: first}, {class: second}, rest]}
  officers: {servers: 10, priority: [{class: first}, rest]}
stages:
  hearing:
    arrivals: {rate: {by: class, first: 3 per day, second: 5 per day, third: 1.2 per day}}
    service: {by: judges, time: ${exponential(1)}}
    next: decided
  interview:
    arrivals: {rate: {by: class, first: 6 per day, second: 6 per day, third: 0 per day}}
    service: {by: officers, time: ${exponential(1)}}
    next: decided
  decided: {outcome: true}
quantities:
  hearingWait: {wait: hearing, where: {class: first}, statistic: mean}
  interviewWait: {wait: interview, where: {class: first}, statistic: mean}
`,
    cases: {
      "prio-mmc10-W1": (m) => m.hearingWait,
      "prio-mmc10-saturated-W1": (m) => m.interviewWait,
    },
  }),
  system({
    title: "A clerk who goes away for two days whenever the line is empty",
    days: 60_000,
    length: "verification",
    warmUp: 500,
    // whoever is always there again, and never before a customer, is what keeps the clerk away
    body: `
groups:
  who: [customer, absence]
resources:
  clerk: {servers: 1, priority: [{who: customer}, rest]}
stages:
  counter:
    arrivals: {rate: {by: who, customer: 0.5 per day, absence: 0 per day}}
    initial: {count: {by: who, customer: 0, absence: 1}}
    service: {by: clerk, time: {by: who, customer: ${exponential(1)}, absence: 2 days}}
    next: {done: {by: who, customer: 100%, absence: 0%}, counter: rest}
  done: {outcome: true}
quantities:
  customersWait: {wait: counter, where: {who: customer}, statistic: mean}
`,
    cases: { "mg1-vac-Wq": (m) => m.customersWait },
  }),
  system({
    title: "A flight a day with ten seats",
    days: 33_000,
    length: "verification",
    warmUp: 50,
    body: `
resources:
  flight: {slots: 10, departs: 1 per day}
stages:
  atGate:
    arrivals: {rate: 8 per day}
    boards: flight
    next: landed
  landed: {outcome: true}
quantities:
  leftBehind: {leftBehind: flight}
`,
    cases: { "bulk-l8-s10-EQ": (m) => m.leftBehind },
  }),
  system({
    title: "Too few seats, the first five flights",
    length: "verification",
    days: 6,
    replications: 36_000 / siteCount,
    copies: siteCount,
    body: `
groups:
  site: ${sites(siteCount)}
resources:
  flight: {each: site, slots: 10, departs: 1 per day}
stages:
  atGate:
    arrivals: {rate: {by: site, else: 12 per day}}
    boards: flight
    next: landed
  landed: {outcome: true}
quantities:
  leftBehind: {waiting: atGate, at: 5 days}
`,
    cases: { "bulk-transient-n5": (m) => m.leftBehind / siteCount },
  }),
  oneLine({
    title: "Ten servers, services all alike",
    arrivals: "{rate: 8 per day}",
    service: "1 day",
    servers: 10,
    days: 30_000,
    length: "verification",
    warmUp: 50,
    quantities: { meanWait },
    load: 0.8,
    cases: { "mdc-l8-c10-Wq": (m) => m.meanWait },
  }),
];
