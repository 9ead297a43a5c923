// Claims, studies and facts made by hand, so that every verdict can be worked out beside them.
import type { Claim, Comparison, Test } from "../../src/claim/claim.ts";
import type { ModelDocuments } from "../../src/documents/readDocuments.ts";
import type { Fact, FactConflict, FactLibrary, Publication } from "../../src/facts/fact.ts";
import type { Measure } from "../../src/model/measure.ts";
import { noUnit } from "../../src/quantity/unit.ts";
import type { ParameterDraws, Study } from "../../src/study/study.ts";

const at = { file: "claims.yaml", line: 1, column: 1 };

export function stockUnder(scenario: readonly string[]): Measure {
  return { kind: "stock", position: at, where: {}, scenario, stages: ["court"], moment: "end", window: null };
}

export function published(fact: string): Measure {
  return { kind: "fact", position: at, where: {}, scenario: [], fact };
}

export function atLeast(value: number): Comparison {
  return { kind: "at least", value, unit: noUnit };
}

export function within(share: number): Comparison {
  return { kind: "within", value: share, isShare: true, unit: noUnit };
}

export const lines = { supported: 0.8, contradicted: 0.2 };

/** Stock under the deal ÷ stock in the baseline ≥ 2. */
export const doubles: Test = {
  measure: stockUnder(["deal"]),
  against: { kind: "measure", measure: stockUnder([]) },
  compare: "ratio",
  holdsIf: atLeast(2),
  verdict: lines,
};

export function claimOf(parts: Partial<Claim>): Claim {
  return {
    id: "it-doubles",
    words: "It doubles.",
    said: { by: "somebody", date: "2024-04", source: "a newspaper" },
    kind: ["prediction"],
    tests: [],
    structure: { stages: [], resources: [], regimes: [], clocks: [] },
    scenarios: [],
    reason: "",
    at,
    ...parts,
  };
}

/** A study in which the stock was `deal[r]` under the deal and `base[r]` without, in replication r. */
export function studyOf(
  deal: readonly (number | null)[],
  base: readonly (number | null)[],
  draws: readonly ParameterDraws[] = [{ name: "rate", how: "times", values: base.map((_, run) => 1 + run / 100) }],
): Study {
  const stackOf = (stack: readonly string[], name: string, values: readonly (number | null)[]) => ({
    stack,
    replications: values.length,
    measures: [{ name, title: name, unit: "persons", values }],
  });
  return {
    spec: { seed: 1, replications: base.length, stacks: [[], ["deal"]], points: "drawn", sources: {} },
    draws,
    stacks: [stackOf([], "claim:it-doubles/0/against", base), stackOf(["deal"], "claim:it-doubles/0/measure", deal)],
  } as unknown as Study;
}

const publicationOf = (id: string): Publication => ({
  id,
  publisher: id.split("/")[0],
  title: "A table",
  publishedOn: "2024",
  retrievedOn: "2026",
  licence: "",
  foundIn: "",
  rawFile: "",
  rawSha256: "",
  notes: "",
});

export function libraryOf(
  figures: Readonly<Record<string, readonly [number, string]>>,
  conflicts: readonly FactConflict[] = [],
): FactLibrary {
  const facts = Object.entries(figures).map(([id, [value, unit]]): Fact => {
    const publication = publicationOf(id.split("#")[0]);
    const common = { scope: "everybody", period: "FY2023", address: "A1", confidence: "A", note: "" } as const;
    return { id, title: id, value, unit, publication, ...common };
  });
  return { facts: new Map(facts.map((fact) => [fact.id, fact])), publications: new Map(), conflicts };
}

export const documents = {
  model: {
    entities: ["persons"],
    units: [],
    stages: [{ name: "court", title: "Court", clocks: [] }],
    resources: [{ name: "judges", title: "Judges" }],
    regimes: [],
    clocks: [],
  },
  parameters: [],
  scenarios: [{ name: "deal", title: "A deal" }],
  claims: [],
  warnings: [],
} as unknown as ModelDocuments;
