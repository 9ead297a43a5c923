// Claims and what was run or published → verdicts. Each part of a claim is judged by its own rule; nothing is dropped:
// a statement that cannot be tested says why.
import type { Claim } from "../claim/claim.ts";
import type { ModelDocuments } from "../documents/readDocuments.ts";
import type { FactLibrary } from "../facts/fact.ts";
import { whyLeftOut } from "../facts/libraryAsOf.ts";
import type { Study } from "../study/study.ts";
import { isFactTest, judgeFacts } from "./judgeFact.ts";
import { judgePrediction } from "./judgePrediction.ts";
import type { Judged } from "./judgePrediction.ts";
import { judgeLevers, judgeStructure } from "./judgeStructure.ts";
import { sourceRuns } from "./sourcesOf.ts";
import type { TestResult, Verdict, VerdictWord } from "./verdict.ts";

export interface JudgeOptions {
  /** names of the parameters with conflicting sources that a claim rests on; none when left out */
  readonly disputed?: (claim: Claim) => readonly string[];
  /** further studies, each with one source fixed in every run: judged in place of the runs that drew that source */
  readonly bySource?: readonly Study[];
  /** why a claim cannot be judged on the day the study stands on; null when it can */
  readonly notPossible?: (claim: Claim) => string | null;
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
  const { id, words, said, kind } = claim;
  const verdict = (judged: Judged, reason: string, tests: readonly TestResult[]): Verdict => ({
    id,
    words,
    said,
    kind,
    verdict: judged.word,
    probability: judged.probability,
    interval: judged.interval,
    reason,
    tests,
  });
  if (claim.kind.includes("outOfScope")) return verdict(bare("not testable here"), claim.reason, []);
  const early = notPublishedYet(claim, facts) ?? options.notPossible?.(claim) ?? null;
  if (early !== null) return verdict(bare("not testable here"), joined(claim.reason, early), []);
  const indices = [...claim.tests.keys()];
  const published = indices.filter((index) => isFactTest(claim, index));
  const run = indices.filter((index) => !isFactTest(claim, index));

  const parts = [...judgeStructure(claim, documents), ...judgeLevers(claim, documents, study)];
  const factPart = judgeFacts(claim, published, { ...documents, facts, study });
  const prediction = run.length === 0 ? null : predict(claim, run, study, facts, documents, options);
  const tests = [...(prediction?.tests ?? []), ...factPart.tests, ...parts];
  if (tests.length === 0) return verdict(bare("context"), claim.reason, []);

  if (parts.some((part) => part.verdict === "missing")) return verdict(bare("missing"), claim.reason, tests);
  if (prediction !== null) return verdict(prediction.whole, joined(claim.reason, prediction.reason), tests);
  if (factPart.tests.length > 0) return verdict(bare(factPart.word), claim.reason, tests);
  return verdict(bare("represented"), claim.reason, tests);
}

/** The first figure a claim names that was not published on the day the run stands on, in words. */
function notPublishedYet({ tests }: Claim, facts: FactLibrary): string | null {
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

interface Prediction {
  readonly tests: readonly TestResult[];
  readonly whole: Judged;
  readonly reason: string;
}

function predict(
  claim: Claim,
  tests: readonly number[],
  study: Study | null,
  facts: FactLibrary,
  documents: ModelDocuments,
  options: JudgeOptions,
): Prediction {
  if (study === null) return { tests: [], whole: bare("undetermined"), reason: "nothing was run" };
  const { instead, remark, isShare } = weightOf(study);
  const disputed = options.disputed?.(claim) ?? [];
  const judged = sourcesOf(disputed, study, options.bySource ?? []).map(({ source, runs, from }) => {
    const found = judgePrediction(claim, tests, { source, runs }, { ...documents, facts, study: from }, instead);
    return isShare ? found : withoutShare(found);
  });
  const results = judged.flatMap((each) => each.tests);
  const unknown = results.every((result) => result.numbers.length === 0);
  if (unknown) return { tests: results, whole: bare("undetermined"), reason: "its scenarios were not run" };
  if (judged.length === 1) return { tests: results, whole: judged[0].whole, reason: remark };
  const whole = acrossSources(
    judged.map((each) => each.whole),
    claim.tests[tests[0]].verdict,
  );
  return { tests: results, whole, reason: joined(remark, "judged for each source, not pooled") };
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
 * One word for several sources: theirs when they agree, "in conflict" when each is clear and they differ. The
 * probability is the least clear one; there is none where they conflict.
 */
function acrossSources(judged: readonly Judged[], lines: { supported: number; contradicted: number }): Judged {
  const words = new Set(judged.map((each) => each.word));
  const known = judged.filter((each) => each.probability !== null);
  if (words.size > 1) {
    // an interval that straddles a line says that more runs are needed, not that the sources disagree
    const allClear = judged.every((each) => isClear(each, lines));
    return bare(allClear || (words.has("supported") && words.has("contradicted")) ? "in conflict" : "undetermined");
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
    return { instead: "undetermined", remark, isShare: false };
  }
  if (isDrawn) return { instead: null, remark: "", isShare: true };
  const remark = "no uncertain parameter was drawn, so the share tells of chance alone";
  return { instead: "chance only", remark, isShare: true };
}

function withoutShare({ tests, whole }: ReturnType<typeof judgePrediction>): ReturnType<typeof judgePrediction> {
  const none = { probability: null, interval: null };
  return { tests: tests.map((test) => ({ ...test, ...none })), whole: { ...whole, ...none } };
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("; ");
}

function bare(word: VerdictWord): Judged {
  return { word, probability: null, interval: null };
}
