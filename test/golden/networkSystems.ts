// People who pass from place to place.
import { caseFlow, caseOutcomes, caseStages } from "./caseFlow.ts";
import { exponential, system, type GoldenSystem } from "./buildDocument.ts";

/** Open, closed and tandem networks, and a case flow that ends. */
export const networkSystems: readonly GoldenSystem[] = [
  system({
    title: "Three desks with feedback",
    days: 10_000,
    replications: 130,
    warmUp: 500,
    body: `
resources:
  intakeClerk: {servers: 1}
  officers: {servers: 3}
  reviewer: {servers: 1}
stages:
  intake:
    arrivals: {rate: 0.5 per day}
    service: {by: intakeClerk, time: ${exponential(1)}}
    next: {interview: 70%, review: 20%, closed: rest}
  interview:
    arrivals: {rate: 0.2 per day}
    service: {by: officers, time: ${exponential(2)}}
    next: {intake: 10%, review: 60%, closed: rest}
  review:
    service: {by: reviewer, time: {exponential: {mean: 1 day / 1.2}}}
    next: {interview: 30%, closed: rest}
  closed: {outcome: true}
quantities:
  atInterview: {stock: interview}
  throughIntake: {entries: intake}
  endToEnd: {sojourn: [intake, interview, review], statistic: mean}
`,
    cases: {
      "jackson3-lambda1": (m) => m.throughIntake / 9_500,
      "jackson3-L2": (m) => m.atInterview,
      "jackson3-T": (m) => m.endToEnd,
    },
  }),
  system({
    title: "Eight people who go round for ever",
    days: 2_000,
    warmUp: 100,
    body: `
resources:
  first: {servers: 1}
  second: {servers: 1}
stages:
  away:
    initial: {count: 8}
    dwell: ${exponential(2)}
    next: slowDesk
  slowDesk:
    service: {by: first, time: ${exponential(0.5)}}
    next: fastDesk
  fastDesk:
    service: {by: second, time: ${exponential(0.3)}}
    next: away
quantities:
  rounds: {entries: slowDesk}
`,
    cases: { "closed-mva-X": (m) => m.rounds / 1_900 },
  }),
  system({
    title: "Two desks in a row",
    days: 140_000,
    length: "verification",
    warmUp: 500,
    body: `
resources:
  first: {servers: 1}
  second: {servers: 1}
stages:
  firstDesk:
    arrivals: {rate: 0.7 per day}
    service: {by: first, time: ${exponential(1)}}
    next: secondDesk
  secondDesk:
    service: {by: second, time: {exponential: {mean: 1 day / 0.9}}}
    next: done
  done: {outcome: true}
quantities:
  atSecond: {stock: secondDesk}
`,
    cases: { "burke-tandem-L2": (m) => m.atSecond },
  }),
  system({
    title: "A case flow of four stages and four outcomes",
    days: 80,
    replications: 130,
    trials: 9_000,
    body: caseFlowBody(),
    cases: {
      "absorb-custody-removed": (m) => m.custodyRemovals / 9_000,
      "absorb-custody-attrition": (m) => m.custodyAttritions / 9_000,
      "absorb-docket-relief": (m) => m.docketReliefs / 9_000,
      "absorb-docket-time": (m) => m.timeFromDocket,
      "absorb-custody-time-var": (m) => m.varianceFromCustody,
      "absorb-removed-by-1": (m) => m.removedBy1 / 9_000,
      "absorb-open-at-5": (m) => m.openAt5 / 9_000,
      "cif-const": (m) => m.firstRiskBy4 / 9_000,
    },
  }),
];

/** Years of the case become days of the run; everybody starts together, in custody or on the docket. */
function caseFlowBody(): string {
  const stage = (name: string, index: number): string => {
    const shares = [
      ...caseFlow.between[index].map((share, k) => [caseStages[k], share] as const),
      ...caseFlow.out[index].map((share, k) => [caseOutcomes[k], share] as const),
    ].filter(([, share]) => share > 0);
    const next = shares.map(([to, share], k) => `${to}: ${k === shares.length - 1 ? "rest" : `${share * 100}%`}`);
    const initial =
      name === "custody"
        ? "    initial: {count: {by: start, inCustody: 9000, else: 0}}\n"
        : name === "docket"
          ? "    initial: {count: {by: start, onDocket: 9000, else: 0}}\n"
          : "";
    const stay = exponential(caseFlow.meanStay[index]);
    return `  ${name}:\n${initial}    dwell: ${stay}\n    next: {${next.join(", ")}}\n`;
  };
  const outcomes = caseOutcomes.map((name) => `  ${name}: {outcome: true}\n`);
  const within = `[${caseStages.join(", ")}]`;
  return `
groups:
  start: [inCustody, onDocket, twoRisks]
stages:
${caseStages.map(stage).join("")}${outcomes.join("")}  atRisk:
    initial: {count: {by: start, twoRisks: 9000, else: 0}}
    waits: true
    clocks:
      first: {rate: 0.3 per day, to: firstEnd}
      second: {rate: 0.1 per day, to: secondEnd}
  firstEnd: {outcome: true}
  secondEnd: {outcome: true}
quantities:
  custodyRemovals: {entries: removed, where: {start: inCustody}}
  custodyAttritions: {entries: attrition, where: {start: inCustody}}
  docketReliefs: {entries: relief, where: {start: onDocket}}
  timeFromDocket: {sojourn: ${within}, where: {start: onDocket}, statistic: mean}
  varianceFromCustody: {sojourn: ${within}, where: {start: inCustody}, statistic: variance}
  removedBy1: {stock: removed, where: {start: inCustody}, at: 1 day}
  openAt5: {stock: docket, where: {start: onDocket}, at: 5 days}
  firstRiskBy4: {stock: firstEnd, at: 4 days}
`;
}
