// An invented report: every number, name and source here is made up, plausible at most, and never shipped.
import type { Verdict, VerdictWord } from "../../src/judge/verdict.ts";
import type { AnswerRow, PlainAnswer } from "../../src/ask/answer/plainAnswer.ts";
import type { AssumptionLedger } from "../../src/ask/explain/assumptionLedger.ts";
import type { VerdictGate } from "../../src/judge/verdictGate.ts";
import type { ExplainedNumber } from "../../src/ask/explain/explainedNumber.ts";
import type { FanBand, FanPanel } from "../../src/ask/report/fanPanel.ts";
import type { FlowPicture } from "../../src/ask/report/flowPicture.ts";
import type { FactRow } from "../../src/ask/report/provenanceRows.ts";
import type { ReportInput } from "../../src/ask/report/reportInput.ts";
import type { Binds } from "../../src/ask/binds.ts";
import type { Move, Requires } from "../../src/ask/requires/required.ts";
import type { Matters, MattersFactor } from "../../src/ask/matters.ts";
import type { TargetRow } from "../../src/ask/report/targetRows.ts";
import type { Influence } from "../../src/summarise/influence.ts";
import type { MeasureSummary, StackSummary } from "../../src/summarise/summary.ts";

/** A small generator of its own (xorshift), so that a fixture is the same everywhere. */
export function chance(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
}

const stacks: readonly (readonly string[])[] = [[], ["deal-250"], ["deal-1000"], ["deal-1000", "fewer-arrivals"]];
const replications = 48;

/** @param seed of the invented numbers */
export function inventedInput(seed = 7): ReportInput {
  const random = chance(seed);
  return {
    question: "With an agreement on returns, would fewer people wait in three years than today?",
    study: {
      modelId: "invented-system",
      title: "An invented removal system (fixture, no real figures)",
      id: "0123456789abcdef0123456789abcdef",
      engine: "individual",
      spec: {
        engine: "individual",
        seed: 2024,
        replications,
        stacks,
        points: "drawn",
        shown: [],
        inFull: null,
        fewer: null,
        sources: {},
        sample: { group: "nationality", weights: { Arcadia: 1 }, otherwise: 100 },
        seriesGroup: "nationality",
        seriesLevels: ["Arcadia"],
      },
      sampleNote: "Arcadia one to one, everybody else one record for 100 persons",
      uncertaintyNote: "parameters and chance",
      entities: "persons",
      periodLabels: months,
      startDate: "2018-10-01",
      endDate: "2027-10-01",
      stageTitles: stageTitles(),
      draws: [],
      stacks: stacks.map((stack, i) => summary(stack, i, random)),
      unfinished: 0,
    },
    plain: inventedPlain(),
    path: {
      runs: 48,
      runsAhead: 48,
      points: Array.from({ length: 70 }, (_, i) => ({ at: 2018.75 + i / 12, median: 60_000 + 700 * i })),
      ahead: {
        without: Array.from({ length: 37 }, (_, i) => ({ at: 2024.5 + i / 12, median: 109_000 + 4000 * i })),
        with: Array.from({ length: 37 }, (_, i) => ({ at: 2024.5 + i / 12, median: 109_000 + 3600 * i })),
      },
    },
    scenarios: [
      { name: "deal-250", title: "Deal, 250 a month", description: "Seats for 250 returns a month from June 2024." },
      {
        name: "deal-1000",
        title: "Deal, 1,000 a month",
        description: "Seats for 1,000 returns a month from June 2024.",
      },
      { name: "fewer-arrivals", title: "Arrivals halved", description: "Arrivals fall to half from July 2024." },
    ],
    answerMeasures: ["waiting-three-years", "removals-three-years"],
    answerBase: [],
    answerClaims: ["deal-overwhelmed"],
    flow: inventedFlow(),
    fans: panels(random),
    observed: {
      "court-pending": Array.from({ length: 6 }, (_, i) => ({
        period: `end of FY${2019 + i}`,
        at: 2019.75 + i,
        value: Math.round(1_050_000 + 470_000 * i + 160_000 * random()),
        source: "Invented statistics office, table 3",
      })),
      "removals-arcadia": Array.from({ length: 6 }, (_, i) => ({
        period: `FY${2019 + i}`,
        at: 2019 + i,
        value: Math.round(140 + 500 * random()),
        source: "Invented statistics office, table 9",
      })),
      detention: Array.from({ length: 20 }, (_, i) => ({
        period: months[i * 3],
        at: 2018.75 + i / 4,
        value: Math.round(30_000 + 16_000 * random()),
        source: "Invented daily count",
      })),
    },
    waits: (["wait", "sojourn", "age"] as const).map((kind) => ({
      kind,
      stack: [],
      year: kind === "age" ? "30 September 2027" : "FY2026",
      rows: ["hearing", "appeal", "documents"].flatMap((stage) =>
        ["Arcadia", "Boreas", ""].map((level) => {
          const median = 60 + 1500 * random();
          const shape = [0.2, 0.55, 1, 1.5, 2.2].map((factor) => Math.round(median * factor));
          const [p10, p25, , p75, p90] = shape;
          const delay = { stage: "hearing", level, count: 90, meanDays: 420, p10, p25, median, p75, p90 };
          return {
            stage,
            level,
            count: Math.round(9000 * random()) + 40,
            meanDays: median * 1.1,
            p10,
            p25,
            median,
            p75,
            p90,
            // the appeal's own line is short, and its day is far off
            ...(kind === "wait" && stage === "appeal" ? { p10: 0, p25: 0, median: 0.3, p75: 1, p90: 2, delay } : {}),
          };
        }),
      ),
    })),
    binding: {
      stack: [],
      runs: 48,
      years: Array.from({ length: 9 }, (_, i) => `FY${2019 + i}`),
      months,
      yearOfMonth: months.map((_, i) => `FY${2019 + Math.floor(i / 12)}`),
      rows: [
        ["judges", "Immigration judges", "servers"],
        ["officers", "Asylum officers", "servers"],
        ["beds", "Detention beds", "held"],
        ["charters", "Seats on charters", "slots"],
        ["verification", "Verification of nationality, Arcadia", "servers"],
      ].map(([resource, title, kind], row) => ({
        resource,
        title,
        level: row === 4 ? "Arcadia" : "",
        kind: kind as "servers",
        utilisation: Array.from({ length: 9 }, (_, i) => (row === 3 && i < 2 ? null : 0.42 + 0.58 * random())),
        overtime: Array.from({ length: 9 }, (_, i) => (kind === "servers" ? (i % 3) / 20 : null)),
        offeredLoad: Array.from({ length: 9 }, () => (row === 2 ? null : 0.5 + 1.9 * random())),
        monthly: months.map((_, i) => {
          const use = row === 3 && i % 5 < 3 ? null : Math.min(1, 0.4 + 0.7 * random());
          const inLine = row === 2 ? 0 : Math.round(i * 400 * random());
          const overtime = kind === "servers" ? (i % 4) / 20 : null;
          return {
            use,
            overtime,
            inLine,
            turnedAway: row === 2 && use === 1 ? 20 : 0,
            binds: use !== null && use > 0.95,
          };
        }),
      })),
    },
    verdicts: verdicts(random),
    grid: {
      title: "Seats for returns against arrivals",
      note: "Change in three years of people under final orders and people waiting in court, Arcadia.",
      measure: "change of the stock",
      unit: "persons",
      x: { title: "seats for returns", unit: "persons a month", values: [0, 100, 250, 500, 1000, 2000, 4000] },
      y: { title: "arrivals", unit: "persons a month", values: [250, 500, 1000, 2000, 4000] },
      values: [250, 500, 1000, 2000, 4000].map((y) =>
        [0, 100, 250, 500, 1000, 2000, 4000].map((x) => Math.round((y * 0.9 - x * 0.8) * 36)),
      ),
      probability: [250, 500, 1000, 2000, 4000].map((y) =>
        [0, 100, 250, 500, 1000, 2000, 4000].map((x) => Math.min(1, Math.max(0, 0.5 + (x * 0.8 - y * 0.9) / 1500))),
      ),
      event: "the stock is lower after three years",
      breakEven: [281, 562, 1125, 2250, null],
      gate: null,
    },
    costs: {
      period: "FY2025 to FY2027",
      currency: "USD",
      per: "removal",
      rows: stacks.flatMap((stack, i) =>
        ["commercial", "charter", "third-country"].map((route, j) => {
          const persons = Math.round((200 + 900 * i * (j === 1 ? 4 : 0.5)) * (0.6 + random()));
          const each = [2100, 7400, 11_800][j];
          const title = ["commercial seat", "charter", "charter by way of a third country"][j];
          return { stack, route, title, cost: persons * each, persons, costPerPerson: persons === 0 ? null : each };
        }),
      ),
    },
    targets: targets(random),
    trackRecord: {
      page: "docs/record <b>.md",
      rows: [
        { title: "Receipts <b>", horizonMonths: 12, outcomes: 5, held: 4, n: 1, ratio: 0.8, lower: 0.6, upper: 0.95, baseline: "random walk", status: "untested" }, // prettier-ignore
        { title: "Detention", horizonMonths: 1, outcomes: 9, held: 2, n: 6, ratio: 3.5, lower: 2.2, upper: 4.1, baseline: "random walk", status: "failed" }, // prettier-ignore
      ],
    },
    parameters: parameters(),
    matters: inventedMatters(random),
    mattersCommand: "npx pendency matters invented",
    binds: inventedBinds(),
    requires: inventedRequires(),
    requiresCommand: "npx pendency requires invented",
    explained: inventedNumbers(),
    assumptions: inventedLedger(),
    conflicts: [
      {
        conflict: {
          id: "final-orders",
          title: "People of Arcadia under final orders",
          facts: ["invented/a#1", "invented/b#4"],
          why: "The second figure is unexplained: neither its date nor its scope is published.",
        },
        facts: [fact("invented/a#1", 37_900), fact("invented/b#4", 100_000)],
        parameters: ["finalOrders.initial"],
      },
    ],
    notValidated: [
      "How arrivals respond to returns is not modelled: arrivals are an input.",
      "Departures without removal have no published series.",
    ],
    run: {
      versions: [
        { name: "pendency", version: "0.1.0" },
        { name: "facts", version: "2026-07" },
      ],
      events: 182_345_678,
      commands: [
        "pendency run invented-system --seed 2024 --replications 48 --out out",
        "pendency verify out/0123456789abcdef0123456789abcdef.json",
      ],
      notes: [],
    },
  };
}

const around = (median: number) => ({ median, p10: 0.8 * median, p90: 1.3 * median });

/** An answer of no: more in every run, whatever the deal takes off. */
export function inventedPlain(): PlainAnswer {
  const row = (kind: AnswerRow["kind"], title: string, before: number, without: number, less: number): AnswerRow => {
    const change = { runs: 48, lower: less > 0 ? 48 : 0, higher: 0, median: -less, p10: -1.2 * less, p90: -0.7 * less };
    const since = { runs: 48, lower: 0, higher: 48, median: without - less - before, p10: 1, p90: 2 };
    return {
      kind,
      title,
      note: kind === "box" && less > 0 ? "the only ones whom a deal can return" : "",
      before: around(before),
      without: around(without),
      with: around(without - less),
      difference: change,
      sinceBefore: since,
    };
  };
  const total = row("total", "All", 109_000, 260_000, 13_000);
  return {
    question: "With an agreement on returns, would fewer people wait in three years than today?",
    noun: "People of Arcadia",
    unit: "persons",
    change: "the deal",
    without: [],
    with: ["deal-1000"],
    dates: { before: "2024-07-01", after: "2027-07-01" },
    than: "before",
    yesIf: "less",
    statistic: "median of 48 runs",
    gate: untested,
    farBeyond: null,
    finding: {
      word: "no",
      isOfFewRuns: false,
      runs: 48,
      undefinedRuns: 0,
      yes: 0,
      equal: 0,
      yesWithout: 0,
      seen: "drawn",
    },
    rows: [
      row("box", "Met, not in court", 24_000, 40_000, 0),
      row("box", "In court", 46_000, 170_000, 0),
      row("apart", "of them inactive cases", 6000, 9000, 0),
      row("box", "Under a final order", 39_000, 50_000, 13_000),
      total,
    ],
    flows: [
      {
        title: "met",
        adds: true,
        without: around(200_000),
        with: around(200_000),
        difference: { ...total.difference, median: 0, p10: 0, p90: 0, lower: 0 },
      },
      {
        title: "removed",
        adds: false,
        without: around(990),
        with: around(15_600),
        difference: { ...total.difference, median: 14_600, p10: 12_000, p90: 16_000, lower: 0, higher: 48 },
      },
    ],
    flips: [
      {
        of: { kind: "question", id: "", words: "" },
        parameter: "dealScale",
        title: "size of the deal",
        unit: "",
        from: "2024-07-01",
        range: [0.1, 8],
        assumed: 1,
        result: "at",
        at: 4.2,
        holds: "above",
        bracket: [4.1, 4.3],
        contrary: [],
        fluidRuns: 12,
        confirmed: [{ value: 4.3, holds: 9, runs: 10 }],
        isSettled: true,
        stepDays: 7,
        gate: null,
      },
    ],
    verdicts: verdicts(chance(3))
      .slice(0, 3)
      .map(({ id, words, short, said, verdict }, i) => ({
        id,
        words,
        short,
        said,
        verdict,
        gate: null,
        holds: i === 0 ? { runs: 48, of: 48 } : null,
        parts: i === 1 ? [{ title: "halved by 2029", verdict: "contradicted" as const, gate: null }] : [],
        notTested: i === 0 ? "the resources it would need" : "",
      })),
    sure: {
      engine: "individual",
      runs: 48,
      drawn: 51,
      heldFixed: 89,
      sources: [{ title: "Final orders at the start", used: "office", others: ["newspaper"] }],
      sample: {
        words: "Arcadia 1, all others 100",
        counted: 1,
        others: 100,
        ofTenThousand: 0.1,
        isTakenOff: false,
        spreads: 0,
        notTold: 0,
      },
      leavesOut: ["how arrivals answer to a deal"],
    },
  };
}

const influence = (correlation: number): Influence => ({
  runs: 48,
  correlation,
  byChance: 0.286,
  lowest: 1000,
  highest: 1000 + 2000 * correlation,
  difference: 2000 * correlation,
  standardError: 310,
});

const untested: VerdictGate = {
  kind: "level",
  family: null,
  status: "untested",
  n: 0,
  words: "in the model; untested (n = 0)",
  why: "no forecast of this kind has been scored",
};

function inventedNumbers(): readonly ExplainedNumber[] {
  const common = {
    kind: "judgement" as const,
    judged: "all" as const,
    facts: [],
    judgedBy: "the fixture",
    changedBy: [],
  };
  return [
    {
      key: "removals",
      title: "Removals to Arcadia in three years",
      measure: "persons entering Removed (nationality Arcadia)",
      definedAt: "invented/study.yaml:12",
      stack: ["deal-1000"],
      value: null,
      gate: untested,
      counted: ["Removed"],
      stages: ["Hearing", "Appeal"],
      resources: ["Immigration judges"],
      regimes: ["agreement"],
      typed: [
        {
          path: "stages.hearing.service.time",
          definedAt: "models/office/model.yaml:44",
          value: "lognormal (cv 0.6)",
          facts: [],
        },
      ],
      parameters: [
        {
          ...common,
          name: "departure.rate",
          title: "Departure without removal",
          steps: 1,
          places: ["stages.hearing.clocks.departed.rate"],
          changedBy: ["deal-1000"],
          influence: influence(0.62),
        },
        {
          ...common,
          name: "invented1",
          title: "Invented rate 1",
          steps: 2,
          places: ["stages.appeal.dwell"],
          influence: influence(-0.1),
        },
        {
          ...common,
          kind: "fact",
          judged: "none",
          name: "finalOrders.initial",
          title: "Final orders",
          steps: 2,
          places: ["stages.ordered.initial.count"],
          facts: [fact("invented/a#1", 37_900)],
          influence: null,
        },
      ],
    },
  ];
}

function inventedLedger(): AssumptionLedger {
  const common = { alternative: "", judged: "value" as const, unit: "a year", value: "0.02", judgedBy: "the fixture" };
  return {
    outputs: [
      { key: "waiting", title: "Waiting", unit: "persons", stack: [], runs: 48, mean: 92_000, byChance: 0.286 },
      {
        key: "removals",
        title: "Removals",
        unit: "persons",
        stack: ["deal-1000"],
        runs: 48,
        mean: 1000,
        byChance: 0.286,
      },
    ],
    rows: [
      {
        ...common,
        parameter: "departure.rate",
        title: "Departure without removal",
        range: "times 0.250 to 4",
        low: 0.25,
        high: 4,
        reason: "There is no published series.",
        usedBy: ["hearing", "appeal"],
        state: "drawn",
        effects: [influence(0.62), influence(-0.1)],
        reaches: [true, true],
      },
      {
        ...common,
        parameter: "invented1",
        title: "Invented rate 1",
        range: "plus −1 to 1",
        low: -1,
        high: 1,
        reason: "invented",
        usedBy: ["appeal"],
        state: "drawn",
        effects: [influence(0.5), influence(0.2)],
        reaches: [false, true],
      },
      {
        ...common,
        parameter: "invented2",
        title: "Invented rate 2",
        range: "",
        low: null,
        high: null,
        reason: "invented",
        usedBy: [],
        state: "held fixed",
        effects: [null, null],
        reaches: [true, true],
      },
    ],
    command: "",
  };
}

const months = Array.from({ length: 108 }, (_, i) => {
  const month = (9 + i) % 12;
  return `${2018 + Math.floor((9 + i) / 12)}-${String(month + 1).padStart(2, "0")}`;
});

function summary(stack: readonly string[], index: number, random: () => number): StackSummary {
  const measures = [
    [
      "waiting-three-years",
      "people of Arcadia waiting in court or under a final order, June 2027",
      92_000 - 14_000 * index,
    ],
    ["removals-three-years", "removals to Arcadia in three years", 1500 + 9000 * index],
  ] as const;
  return {
    stack,
    replications,
    measures: measures.map(([name, title, centre]): MeasureSummary => {
      const values = Array.from({ length: replications }, () => Math.round(centre * (0.85 + 0.3 * random())));
      const sorted = [...values].sort((a, b) => a - b);
      const at = (share: number): number => sorted[Math.round(share * (replications - 1))];
      const mean = values.reduce((sum, value) => sum + value, 0) / replications;
      const spread = { p10: at(0.1), p25: at(0.25), median: at(0.5), p75: at(0.75), p90: at(0.9) };
      const common = { name, title, of: "quantity", unit: "persons", stillWaiting: null } as const;
      return { ...common, values, mean, standardError: centre / 80, ...spread };
    }),
    fans: [],
    moves: [],
    resources: [],
    waits: [],
    ledger: { initial: 1_200_000, arrived: 9_000_000, inside: 4_100_000, exited: 6_100_000 },
    digests: Array.from({ length: 3 }, (_, i) => `${index}${i}ab45cd67ef8901`),
    events: 45_000_000,
  };
}

function panels(random: () => number): readonly FanPanel[] {
  const stockPoints = [...months, "2027-10"].map((label, i) => ({ label, at: 2018.75 + i / 12 }));
  const panel = (key: string, title: string, unit: string, from: number, to: number): FanPanel => ({
    key,
    title,
    unit,
    counts: "stock",
    note: "Persons at the first of the month.",
    axis: "calendar",
    elapsedUnit: "",
    points: stockPoints,
    bands: stacks.map((stack, i) => band(stack, stockPoints.length, from, to * (1 - 0.12 * i), random)),
  });
  const years = Array.from({ length: 9 }, (_, i) => ({ label: `FY${2019 + i}`, at: 2019 + i }));
  return [
    {
      ...panel("court-pending", "Cases pending in court", "cases", 1.04e6, 4.3e6),
      bands: [band([], 109, 1.04e6, 4.3e6, random)],
    },
    panel("detention", "People in detention", "persons", 45_000, 62_000),
    {
      ...panel("removals-arcadia", "Removals to Arcadia", "persons a year", 0, 1),
      counts: "flow",
      note: "Persons removed in the fiscal year.",
      axis: "fiscal years",
      points: years,
      bands: stacks.map((stack, i) => band(stack, 9, 450, 520 + 2500 * i, random)),
      compared: [stacks[0], stacks[1]],
      differences: stacks.slice(1, 3).map((stack, i) => ({
        ...band(stack, 9, 0, (i === 0 ? 1 : -1) * 2500, random),
        base: stacks[0],
      })),
    },
    panel("arcadia", "Arcadia: final orders and people waiting in court", "persons", 38_000, 98_000),
  ];
}

function band(stack: readonly string[], length: number, from: number, to: number, random: () => number): FanBand {
  const middle = Array.from({ length }, (_, i) => from + ((to - from) * i) / (length - 1));
  const wave = middle.map((value, i) => value * (1 + 0.05 * Math.sin(i / 6)));
  const width = (share: number): number[] => wave.map((value, i) => value * (1 + (share * i) / length));
  const path = (): number[] => {
    let level = 0;
    return wave.map((value, i) => {
      level += (random() - 0.5) * 0.03;
      return value * (1 + level * Math.min(1, i / 20));
    });
  };
  const ends = { p10: width(-0.28), p25: width(-0.14), median: wave, p75: width(0.15), p90: width(0.33) };
  return { stack, runs: 48, ...ends, paths: [path(), path(), path()] };
}

const phases: Readonly<Record<string, string>> = {
  hearing: "Immigration court",
  detainedHearing: "Immigration court",
  reopened: "Immigration court",
  custody: "In custody for removal",
  documents: "In custody for removal",
  flight: "In custody for removal",
  leftAlone: "Left without being removed",
  voluntary: "Left without being removed",
};

/** Twenty-five stages, some of them in phases, two long ways round and a self-loop. */
export function inventedFlow(): FlowPicture {
  const stage = (name: string, title: string, kind: string, stock: number | null, arrivals = 0) =>
    ({ name, title, phase: phases[name] ?? "", kind, stock, arrivals }) as FlowPicture["stages"][number];
  const link = (from: string, to: string, monthly: number) => ({ from, to, monthly });
  return {
    stack: [],
    runs: 48,
    note: "Stocks on 1 October 2026; flows are means over FY2026.",
    stages: [
      stage("encounter", "Encounter at the border", "passes", null, 96_400),
      stage("screening", "Credible-fear screening", "service", 18_300),
      stage("transfer", "Transfer to custody", "dwell", 2_100),
      stage("shelter", "Children in care", "dwell", 8_400),
      stage("released", "Released, notice not yet filed", "dwell", 412_000),
      stage("interior", "Arrest in the interior", "passes", null, 11_200),
      stage("referral", "Affirmative application referred", "passes", null, 7_800),
      stage("hearing", "Court, not detained", "service", 3_612_000),
      stage("detainedHearing", "Court, detained", "service", 31_000),
      stage("inactive", "Administratively closed", "dwell", 298_000),
      stage("appeal", "Appeal", "service", 121_000),
      stage("reopened", "Motion to reopen", "service", 9_900),
      stage("order", "Final order, at large", "waits", 1_431_000),
      stage("custody", "Final order, in custody", "dwell", 9_800),
      stage("documents", "Nationality verified, travel document asked", "service", 6_100),
      stage("flight", "Waiting for a seat", "boards", 1_900),
      stage("supervision", "Released on supervision", "dwell", 88_000),
      stage("removed", "Removed", "outcome", null),
      stage("expelled", "Expelled or returned at once", "outcome", null),
      stage("relief", "Relief granted", "outcome", null),
      stage("terminated", "Terminated or dismissed", "outcome", null),
      stage("voluntary", "Voluntary departure", "outcome", null),
      stage("leftAlone", "Left without removal", "outcome", null),
      stage("died", "Died", "outcome", null),
      stage("unused", "A stage that nobody reaches", "dwell", 0),
    ],
    links: [
      link("encounter", "expelled", 21_000),
      link("encounter", "screening", 14_200),
      link("encounter", "released", 44_000),
      link("encounter", "transfer", 9_200),
      link("encounter", "shelter", 8_000),
      link("shelter", "released", 7_900),
      link("screening", "expelled", 5_100),
      link("screening", "detainedHearing", 4_400),
      link("screening", "released", 4_700),
      link("transfer", "detainedHearing", 6_200),
      link("transfer", "released", 2_900),
      link("released", "hearing", 52_000),
      link("interior", "detainedHearing", 5_900),
      link("interior", "custody", 4_100),
      link("interior", "hearing", 1_200),
      link("referral", "hearing", 7_800),
      link("detainedHearing", "custody", 7_100),
      link("detainedHearing", "hearing", 4_000),
      link("detainedHearing", "relief", 900),
      link("hearing", "relief", 7_400),
      link("hearing", "terminated", 14_800),
      link("hearing", "inactive", 2_200),
      link("inactive", "hearing", 1_400),
      link("hearing", "appeal", 5_200),
      link("hearing", "order", 21_000),
      link("hearing", "voluntary", 1_900),
      link("hearing", "leftAlone", 1_100),
      link("hearing", "hearing", 3_900),
      link("appeal", "order", 3_300),
      link("appeal", "hearing", 800),
      link("appeal", "relief", 300),
      link("order", "reopened", 1_700),
      link("reopened", "hearing", 900),
      link("reopened", "order", 700),
      link("order", "custody", 4_600),
      link("order", "leftAlone", 2_900),
      link("order", "died", 210),
      link("custody", "documents", 12_800),
      link("documents", "flight", 11_000),
      link("documents", "supervision", 1_500),
      link("supervision", "custody", 350),
      link("supervision", "leftAlone", 260),
      link("flight", "removed", 10_900),
      link("flight", "supervision", 90),
    ],
  };
}

function stageTitles(): Record<string, string> {
  return Object.fromEntries(inventedFlow().stages.map((stage) => [stage.name, stage.title]));
}

function verdicts(random: () => number): readonly Verdict[] {
  const list: readonly (readonly [string, string, VerdictWord])[] = [
    [
      "deal-overwhelmed",
      "even with an agreement, more people will wait after three years than at its start",
      "supported",
    ],
    ["deal-big-impact", "an agreement would multiply removals at least tenfold within three years", "not settled"],
    ["bill-halves", "the bill would halve the court’s pending caseload within five years", "contradicted"],
    ["encounters", "more than 24,000 people of Arcadia were encountered in FY2023", "supported"],
    ["final-orders", "about 100,000 people of Arcadia live under final orders", "not settled"],
    ["shared-judges", "all nationalities share judges, so that one surge lengthens everybody’s wait", "in the model"],
    ["major-step", "an agreement would be a major step in relations", "not testable here"],
    ["until-law", "without legislation the department cannot reduce migration", "not testable here"],
  ];
  return list.map(([id, words, verdict]) => {
    const isShare = !["encounters", "final-orders"].includes(id);
    const probability = isShare
      ? ({ supported: 0.96, "not settled": 0.54, contradicted: 0.02 }[verdict as "supported"] ?? null)
      : null;
    const runs = probability === null ? null : { held: Math.round(probability * replications), made: replications };
    const interval: readonly [number, number] | null =
      probability === null ? null : [Math.max(0, probability - 0.1), Math.min(1, probability + 0.1)];
    const value = Math.round(90_000 * random());
    const isConflict = id === "final-orders";
    const spread = isShare ? { p10: value * 0.8, p90: value * 1.2 } : { fact: "invented/a#1" };
    const numbers = [
      { label: "at the start", value, unit: "persons", ...spread },
      { label: "after three years", value: Math.round(value * 1.1), unit: "persons" },
    ];
    const tests =
      probability !== null || !isShare
        ? [
            {
              part: "",
              byConstruction: "",
              runs,
              source: isConflict ? "the newspaper’s figure" : "",
              description: "stock after three years against the stock at the start",
              verdict,
              gate: null,
              probability,
              interval,
              replications,
              undefinedRuns: 0,
              undefinedWhy: "",
              numbers,
            },
          ]
        : [];
    return {
      id,
      words,
      short: words,
      said: { by: "an invented official", date: "2024-04-06", source: "an invented interview" },
      kind: probability === null ? ["fact"] : ["prediction"],
      verdict,
      gate: null,
      runs,
      notTested: isShare ? "whether the people could be found" : "",
      parts: [],
      probability,
      interval,
      reason: tests.length === 0 ? "Nothing here can be measured on a flow of cases." : "",
      tests,
    };
  });
}

function targets(random: () => number): readonly TargetRow[] {
  return Array.from({ length: 14 }, (_, i) => {
    const observed = Math.round(10 ** (2 + 4 * random()));
    const ratio = i % 5 === 4 ? 2.4 - random() : 0.92 + 0.16 * random();
    const median = observed * ratio;
    const status = i % 7 === 3 ? "by construction" : ratio > 1.15 || ratio < 0.87 ? "missed" : "met";
    return {
      id: `target-${i}`,
      title: ["court pending", "receipts", "people detained", "removals to Arcadia"][i % 4],
      year: `FY${2019 + (i % 6)}`,
      unit: "persons",
      observed,
      p10: median * 0.9,
      median,
      p90: median * 1.12,
      ratio,
      band: i % 4 === 3 ? [0.667, 1.5] : [0.87, 1.15],
      status,
      source: "invented/a#1",
      note: i % 3 === 0 ? "counted otherwise before 2020" : "",
    };
  });
}

function fact(id: string, value: number): FactRow {
  return {
    id,
    title: "people of Arcadia under final orders",
    value,
    unit: "persons",
    scope: "not detained",
    period: "2024-11-24",
    publisher: id.startsWith("invented/a") ? "Invented statistics office" : "Invented newspaper",
    document: id.startsWith("invented/a") ? "Yearbook of invented numbers" : "An article that does not exist",
    publishedOn: "2024-12-01",
    address: "table 3, row 12",
    foundIn: "https://example.invalid/yearbook",
    confidence: "A",
  };
}

function parameters(): ReportInput["parameters"] {
  const base = { alignment: "", judgedBy: "", reason: "", alternatives: [], effect: "", facts: [] };
  return [
    {
      ...base,
      name: "finalOrders.initial",
      title: "People under final orders at the start",
      unit: "persons",
      value: "37,900",
      kind: "fact",
      uncertainty: "source drawn by weight",
      facts: [fact("invented/a#1", 37_900), fact("invented/b#4", 100_000)],
      alternatives: [
        { name: "office", value: "37,900", weight: 0.7 },
        { name: "newspaper", value: "100,000", weight: 0.3 },
      ],
      effect: "Explains most of the spread of the first measure.",
    },
    {
      ...base,
      name: "court.completionsPerJudge",
      title: "Completions per judge",
      unit: "cases a year",
      value: "207 in FY2021, 525 in FY2022, 800 in FY2023, 960 in FY2024",
      kind: "estimate",
      uncertainty: "times, log-normal, 80 % within 0.9 to 1.1",
      facts: [fact("invented/a#7", 960)],
      alignment: "Fiscal-year completions divided by judges at year end.",
    },
    {
      ...base,
      name: "departure.rate",
      title: "Departure without removal",
      unit: "a year",
      value: "0.02",
      kind: "judgement",
      uncertainty: "times, log-uniform, 0.25 to 4",
      judgedBy: "the fixture",
      reason: "There is no published series.",
    },
  ];
}

/** Five figures beyond chance for the level, none for the peak. */
function inventedMatters(random: () => number): Matters {
  const factors = (most: number, byChance: number): readonly MattersFactor[] =>
    Array.from({ length: 14 }, (_, i): MattersFactor => {
      const share = (most * (14 - i)) / 14 / (1 + i / 2) - 0.01;
      return {
        parameter: i === 0 ? "departure.rate" : `invented${i}`,
        title:
          i === 3
            ? "Share of people released whose notice to appear is filed within sixty days"
            : `Invented rate ${i} <b>`,
        how: i === 13 ? "source" : "times",
        share,
        low: share - 0.08,
        high: share + 0.08,
        isBeyondChance: share > byChance,
        direction: i === 13 ? null : 2 * random() - 1,
      };
    });
  const base = { name: "answer", title: "People of Arcadia waiting", runs: 60, told: 0.9, agreement: 0.998 } as const;
  return {
    stack: ["deal-1000"],
    draws: 60,
    seed: 2024,
    stepDays: 12.8,
    finer: { stepDays: 6.4, draws: 12 },
    outcomes: [
      { ...base, kind: "level", unit: "persons", mean: 900, p10: 700, p90: 1200, byChance: 0.15, factors: factors(0.5, 0.15) }, // prettier-ignore
      { ...base, kind: "peak", unit: "persons", mean: 1900, p10: 1700, p90: 2200, byChance: 0.6, factors: factors(0.5, 0.6), told: 0 }, // prettier-ignore
    ],
    failed: [],
    missing: 0,
  };
}

function inventedRequires(): Requires {
  const comes = { compared: 900, line: 0, kind: "less than", compare: "difference", unit: "persons" } as const;
  const move = (parameter: string, title: string, value: number, spreads: number): Move => ({ parameter, title, kind: "figure", how: "times", unit: "", assumed: 1, value, spreads, plausible: [-3.29, 3.29], below: 0.9 }); // prettier-ignore
  const box = {
    base: 0.2,
    coverage: 0.75,
    density: 0.9,
    inside: 10,
    hits: 9,
    unseen: { coverage: 0.7, density: 0.8 },
    byChance: 0.01,
    shuffles: 99,
    halves: 20,
    conditions: [{ parameter: "pace", title: "Cases a judge completes", how: "times", unit: "", low: 1.2, high: null, names: [], range: [0.7, 1.5], quasiP: 0.0002, foundAgain: 0.95 }], // prettier-ignore
    trajectory: [
      { coverage: 1, density: 0.2, inside: 60, conditions: 0 },
      { coverage: 0.75, density: 0.9, inside: 10, conditions: 1 },
    ],
  } as const;
  const known = {
    figures: 14,
    moved: 5,
    draws: 60,
    failed: 0,
    sharesDraws: false,
    scansLevers: false,
    looks: 80,
    bent: [],
  };
  const moves = [move("pace", "Cases a judge completes <b>", 1.31, 1.7), move("comers", "People who come", 0.9, -0.6)];
  const nearest = { distance: 1.8, moves, odds: 0.04, comes, confirmedBy: "persons" as const, confirmed: [{ far: 0.8, wanted: 0, runs: 2 }, { far: 1.2, wanted: 2, runs: 2 }], isSettled: true }; // prettier-ignore
  const turn = (at: number) => ({ at, isOpen: false, bracket: [at * 0.99, at * 1.01], confirmed: [] }) as const;
  return {
    of: { kind: "question", id: "", words: "Would fewer wait?" },
    assumed: { ...comes, holds: false },
    wanted: "holds",
    plausible: 0.999,
    evidence: { ...known, held: 12, result: "found", nearest, most: null, box },
    withLevers: { ...known, held: 0, result: "impossible", nearest: null, most: { ...comes, compared: 120, moves: [] }, box: null }, // prettier-ignore
    levers: [{ parameter: "size", title: "Size of the agreement", unit: "factor", from: "2024-07-01", range: [0.1, 8], assumed: 1, spans: [{ low: turn(3), high: turn(4.4) }], scanned: 14, looks: 25, isWhole: true, confirmedBy: null }], // prettier-ignore
    sources: [{ parameter: "orders", title: "Final orders", source: "a newspaper", brings: false }],
    seed: 2024,
    stepDays: 12.8,
    gate: null,
    isStopped: false,
  };
}

function inventedBinds(): Binds {
  const price = (resource: string, title: string, asked: number | null, months: number): Binds["prices"][number] => {
    const perUnit = asked === null ? null : { asked, inLine: asked / 2 };
    return { resource, title, kind: "servers", copies: resource === "beds" ? 3 : 1, units: asked === null ? null : 40, months, perUnit, confirmed: perUnit, steps: [1, 2] }; // prettier-ignore
  };
  return {
    table: { stack: ["deal-1000"], runs: 1, years: [], months: [], yearOfMonth: [], rows: [] },
    asked: { name: "answer", title: "People of Arcadia waiting", unit: "persons", value: 900 },
    prices: [
      price("judges", "Immigration judges", -120.5, 60),
      price("officers", "Asylum officers <b>", 14, 12),
      price("charters", "Seats on charters", -3, 8),
      price("verification", "Verification of nationality", 0, 20),
      price("beds", "Detention beds", null, 0),
    ],
    stepDays: 12.8,
    entities: "persons",
    missing: 0,
  };
}
