// Claims and what was run or published → verdicts. Each part of a claim is judged by its own rule; nothing is dropped:
// a statement that cannot be tested says why.
import type { Claim } from "../claim/claim.ts";
import type { ModelDocuments } from "../documents/readDocuments.ts";
import type { FactLibrary } from "../facts/fact.ts";
import { whyLeftOut } from "../facts/libraryAsOf.ts";
import type { Study } from "../study/study.ts";
import { allTogether, bare, gated, gateOfParts, settledTogether, wordOfParts } from "./judged.ts";
import type { Judged } from "./judged.ts";
import { isFactTest, judgeFacts } from "./judgeFact.ts";
import { judgePrediction } from "./judgePrediction.ts";
import { judgeLevers, judgeStructure } from "./judgeStructure.ts";
import { sourceRuns } from "./sourcesOf.ts";
import type { PartVerdict, TestResult, Verdict, VerdictWord } from "./verdict.ts";
import { gateOfTest, noGates, strictestGate } from "./verdictGate.ts";
import type { ModelGates, VerdictGate } from "./verdictGate.ts";

export interface JudgeOptions {
  /** names of the parameters with conflicting sources that a claim rests on; none when left out */
  readonly disputed?: (claim: Claim) => readonly string[];
  /** further studies, each with one source fixed in every run: judged in place of the runs that drew that source */
  readonly bySource?: readonly Study[];
  /** why a claim cannot be judged on the day the study stands on; null when it can */
  readonly notPossible?: (claim: Claim) => string | null;
  /** what scores of forecasts allow to be said; left out: nothing was scored */
  readonly gates?: ModelGates;
}

/**
 * @param study null when nothing was run: then only published figures and the model's structure are judged
 * @throws PendencyError (kind facts) when a claim names a figure that is not at hand
 */
export function judge(
  claims: readonly Claim[],
  study: Study | null,
  facts: FactLibrary,
  documents: ModelDocuments,
  options: JudgeOptions = {},
): readonly Verdict[] {
  return claims.map((claim) => judgeClaim(claim, study, facts, documents, options));
}

function judgeClaim(
  claim: Claim,
  study: Study | null,
  facts: FactLibrary,
  documents: ModelDocuments,
  options: JudgeOptions,
): Verdict {
  const { id, words, short = words, said, kind, notTested = "", untested = [] } = claim;
  const verdict = (judged: Judged, remark: string, made: Partial<Pick<Verdict, "parts" | "tests">> = {}): Verdict => {
    const { word, gate, runs, probability, interval, why, settled } = judged;
    const reason = joined(claim.reason, remark, why);
    const when = settled === undefined ? {} : { settled };
    return { id, words, short, said, kind, verdict: word, gate, runs, probability, interval, reason, notTested, parts: [], tests: [], ...when, ...made }; // prettier-ignore
  };
  if (claim.kind.includes("outOfScope")) return verdict(bare("not testable here"), "");
  const early = options.notPossible?.(claim) ?? null;
  if (early !== null) return verdict(bare("not testable here"), early);

  const structure = [...judgeStructure(claim, documents), ...judgeLevers(claim, documents, study)];
  const titles = [...new Set(claim.tests.map(({ part = "" }) => part))];
  const judged = titles.map((title) => ({ title, ...judgePart(claim, title, study, facts, documents, options) }));
  const tests = [...judged.flatMap((part) => part.tests), ...structure];
  const remark = joined(...new Set(judged.map((part) => part.remark)));
  const isOne = judged.length === 1 && untested.length === 0;
  const parts = isOne
    ? []
    : [
        ...judged.map(({ title, judged: part }) => partVerdict(title, part)),
        ...untested.map(({ title, reason }) => partVerdict(title, bare("not testable here", reason))),
      ];

  if (structure.some(({ verdict: word }) => word === "not in the model")) {
    return verdict(bare("not in the model"), remark, { parts, tests });
  }
  if (isOne) return verdict(judged[0].judged, remark, { tests });
  if (judged.length > 0) {
    const word = wordOfParts(parts.map((part) => part.verdict));
    return verdict({ ...bare(word), gate: gateOfParts(word, parts), ...settledTogether(parts) }, remark, {
      parts,
      tests,
    });
  }
  return verdict(bare(structure.length > 0 ? "in the model" : "not testable here"), "", { parts, tests });
}

function partVerdict(title: string, { word, gate, runs, probability, interval, why, settled }: Judged): PartVerdict {
  const when = settled === undefined ? {} : { settled };
  return { title, verdict: word, gate, runs, probability, interval, reason: why, ...when };
}

interface JudgedPart {
  readonly tests: readonly TestResult[];
  readonly judged: Judged;
  /** what the study's runs cannot carry, whatever the part */
  readonly remark: string;
}

/** The tests of one part must hold together: those on runs in the same replication, those on published figures at all. */
function judgePart(
  claim: Claim,
  title: string,
  study: Study | null,
  facts: FactLibrary,
  documents: ModelDocuments,
  options: JudgeOptions,
): JudgedPart {
  const indices = [...claim.tests.keys()].filter((index) => (claim.tests[index].part ?? "") === title);
  const early = notPublishedYet(
    indices.map((index) => claim.tests[index]),
    facts,
  );
  if (early !== null) return { tests: [], judged: bare("not testable here", early), remark: "" };
  const published = indices.filter((index) => isFactTest(claim, index));
  const run = indices.filter((index) => !isFactTest(claim, index));
  const ofFacts = judgeFacts(claim, published, { ...documents, facts, study });
  if (run.length === 0) return { ...ofFacts, remark: "" };
  const ofRuns = predict(claim, run, study, facts, documents, options);
  if (published.length === 0) return ofRuns;
  const word = allTogether([ofRuns.judged.word, ofFacts.judged.word]);
  const why = joined(ofRuns.judged.why, ofFacts.judged.why);
  // runs are no measure of a word that figures decide
  const judged = word === ofRuns.judged.word ? { ...ofRuns.judged, why } : { ...bare(word, why), ...settledTogether([ofRuns.judged]) }; // prettier-ignore
  return { ...ofRuns, tests: [...ofRuns.tests, ...ofFacts.tests], judged };
}

/** The first figure that tests name and that was not published on the day the run stands on, in words. */
function notPublishedYet(tests: Claim["tests"], facts: FactLibrary): string | null {
  const sides = tests.flatMap(({ measure, against }) => [
    measure,
    against?.kind === "measure" ? against.measure : null,
  ]);
  for (const side of sides) {
    const why = side?.kind === "fact" ? whyLeftOut(facts, side.fact) : null;
    if (why !== null) return `it takes ${why.expected}; ${why.got}`;
  }
  return null;
}

function predict(
  claim: Claim,
  tests: readonly number[],
  study: Study | null,
  facts: FactLibrary,
  documents: ModelDocuments,
  options: JudgeOptions,
): JudgedPart {
  if (study === null) return { tests: [], judged: bare("not settled", "nothing was run"), remark: "" };
  const { instead, remark, isShare } = weightOf(study);
  const disputed = options.disputed?.(claim) ?? [];
  const gates = tests.map((index) => gateOfTest(claim.tests[index], options.gates ?? noGates));
  const each = sourcesOf(disputed, study, options.bySource ?? []).map(({ source, runs, from }) => {
    const found = judgePrediction(claim, tests, { source, runs }, { ...documents, facts, study: from }, instead);
    return { source, ...gatedBy(gates, isShare ? found : withoutShare(found)) };
  });
  const results = each.flatMap((one) => one.tests);
  const unknown = results.every((result) => result.numbers.length === 0);
  if (unknown) return { tests: results, judged: bare("not settled", "its scenarios were not run"), remark: "" };
  if (each.length === 1) return { tests: results, judged: each[0].whole, remark };
  const judged = { ...acrossSources(each, claim.tests[tests[0]].verdict), ...settledTogether(each.map(({ whole }) => whole)) }; // prettier-ignore
  return { tests: results, judged, remark: joined(remark, "judged for each source, not pooled") };
}

/**
 * The replications by source, from the study that fixed the source where there is one, else from those that
 * drew it.
 */
function sourcesOf(
  disputed: readonly string[],
  study: Study,
  bySource: readonly Study[],
): readonly { readonly source: string; readonly runs: readonly number[]; readonly from: Study }[] {
  const fixed = bySource.filter((each) => disputed.some((name) => Object.hasOwn(each.spec.sources, name)));
  const studies = fixed.length > 0 ? fixed : [study];
  return studies.flatMap((from) => sourceRuns(disputed, from).map((entry) => ({ ...entry, from })));
}

/**
 * One word for several sources: theirs when they agree, "not settled" when they differ, with the word of each where
 * each is clear. The probability is the least clear one; there is none where they differ.
 */
function acrossSources(
  each: readonly { readonly source: string; readonly whole: Judged }[],
  lines: { supported: number; contradicted: number },
): Judged {
  const judged = each.map(({ whole }) => whole);
  const words = new Set(judged.map((one) => one.word));
  const known = judged.filter((one) => one.probability !== null);
  if (words.size > 1) {
    // an interval that straddles a line says that more runs are needed, not that the sources disagree
    const allClear = judged.every((one) => isClear(one, lines));
    const isConflict = allClear || (words.has("supported") && words.has("contradicted"));
    const said = each.map(({ source, whole }) => `${whole.word} with ${source}`).join(", ");
    return bare("not settled", isConflict ? `publishers disagree: ${said}` : "");
  }
  if (known.length === 0) return judged[0];
  const rising = [...known].sort((left, right) => (left.probability ?? 0) - (right.probability ?? 0));
  return judged[0].word === "contradicted" ? rising[rising.length - 1] : rising[0];
}

function isClear(
  { interval }: Judged,
  { supported, contradicted }: { supported: number; contradicted: number },
): boolean {
  if (interval === null) return false;
  const [low, high] = interval;
  return low >= supported || high <= contradicted || (low >= contradicted && high <= supported);
}

interface Weight {
  /** the word that stands in place of a verdict; null: runs carry one */
  readonly instead: VerdictWord | null;
  /** said beside it */
  readonly remark: string;
  /** whether the part of the runs in which a claim holds means something */
  readonly isShare: boolean;
}

/** What a study's runs can carry. */
function weightOf({ engine, spec, draws }: Study): Weight {
  const isDrawn = spec.points !== "central" && draws.length > 0;
  if (engine === "fluid" && isDrawn) {
    const remark = "chance is left out: the share tells of uncertain parameters alone, by expected numbers";
    return { instead: null, remark, isShare: true };
  }
  if (engine === "fluid") {
    const remark = "chance is left out and no uncertain parameter was drawn: one run of expected numbers has no share";
    return { instead: "not settled", remark, isShare: false };
  }
  if (isDrawn) return { instead: null, remark: "", isShare: true };
  const remark = "no uncertain parameter was drawn, so the share tells of chance alone";
  return { instead: "not settled", remark, isShare: true };
}

function withoutShare({ tests, whole }: ReturnType<typeof judgePrediction>): ReturnType<typeof judgePrediction> {
  const none = { runs: null, probability: null, interval: null };
  return { tests: tests.map((test) => ({ ...test, ...none })), whole: { ...whole, ...none } };
}

/** Each test by its own gate, and all together by the one that allows least. */
function gatedBy(
  gates: readonly (VerdictGate | null)[],
  { tests, whole }: ReturnType<typeof judgePrediction>,
): ReturnType<typeof judgePrediction> {
  const ofAll = gated(whole.word, strictestGate(gates));
  const why = ofAll.gate?.status === "failed" && ofAll.gate.words !== "" ? whyFailed(ofAll.gate) : "";
  return {
    tests: tests.map((test, at) => {
      const { word, gate } = gated(test.verdict, gates[at]);
      return { ...test, verdict: word, gate };
    }),
    whole: { ...whole, ...ofAll, why: joined(whole.why, why) },
  };
}

function whyFailed({ kind, family, why }: VerdictGate): string {
  return `forecasts of ${kind === "difference" ? "differences" : (family ?? "this level")}: ${why}`;
}

/** Remarks one after the other: after a sentence a new sentence, after a phrase a semicolon. */
function joined(...parts: readonly string[]): string {
  return parts
    .filter((part) => part !== "")
    .reduce((text, part) => {
      if (text === "") return part;
      return text.endsWith(".") ? `${text} ${part.slice(0, 1).toUpperCase()}${part.slice(1)}.` : `${text}; ${part}`;
    }, "");
}
