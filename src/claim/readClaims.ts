// A claims document → published statements with the test each would have to pass (docs/reference/language.md,
// section 12).
import type { DocumentFile, MapNode, Node } from "../reading/document.ts";
import { quantity } from "../quantity/instant.ts";
import { openDocument } from "../reading/openDocument.ts";
import type { DocumentContext } from "../reading/openDocument.ts";
import {
  asMap, dictionary, finish, giveUpWhen, listOf, name, note, oneOf, optional, record, required, text, wrong,
} from "../reading/reading.ts"; // prettier-ignore
import type { Read, Reading } from "../reading/reading.ts";
import { namesAt } from "../reading/name.ts";
import type { Mention } from "../reading/name.ts";
import { kindsIn, readMeasure } from "../model/readMeasure.ts";
import type { Measure } from "../model/measure.ts";
import { shareIn } from "../parameters/readAlternatives.ts";
import { didYouMean } from "../reading/suggest.ts";
import { claimKinds } from "./claim.ts";
import type { Claim, ClaimKind, Comparison, Test, UntestedPart, WordReading } from "./claim.ts";
import { compareWords, figureOf, readComparison } from "./readComparison.ts";
import { readWords } from "./readWords.ts";

/**
 * The claims of one document, in its order.
 *
 * @param words readings of all claims documents of the model, which tests name by `reads:`
 * @throws PendencyError with up to ten problems of shape
 */
export function readClaims(
  file: DocumentFile,
  context: DocumentContext,
  words: readonly WordReading[] = readWords(file, context),
): readonly Claim[] {
  const { tree, reading } = openDocument(file, "claims", context);
  return finish(reading, () => {
    const claims = dictionary("claims", (key, node, inner) => readClaim(key, node, inner, words));
    const document = record<{ pendency: string; for: string; title: string; words: number; claims: Claim[] }>(
      "the document",
      {
        pendency: required(text),
        for: required(text),
        title: optional(text, ""),
        words: optional(untouched, 0),
        claims: required(claims),
      },
    );
    return document(tree, reading).claims;
  });
}

const testKeys = ["measure", "against", "compare", "holdsIf", "verdict", "reads", "byConstruction"];

function readClaim(key: string, node: Node, reading: Reading, words: readonly WordReading[]): Claim {
  if (!/^[a-z0-9][A-Za-z0-9-]*$/.test(key)) wrong(node, reading, "an id such as deal-big-impact", JSON.stringify(key));
  const map = asMap(node, reading, "a claim");
  const inline = new Map([...map.entries].filter(([word]) => testKeys.includes(word)));
  const names = optional<string[]>(listOf(name), []);
  const read = record("a claim", {
    words: required(text),
    short: optional<string | undefined>(text, undefined),
    said: required(said),
    kind: required(listOf(oneOf(claimKinds))),
    tests: optional<Test[]>(
      listOf((test, inner) => readTest(test, inner, words)),
      [],
    ),
    untested: optional<UntestedPart[]>(dictionary("untested parts", readUntested), []),
    notTested: optional(text, ""),
    stages: names,
    resources: names,
    regimes: names,
    clocks: names,
    scenarios: names,
    reason: optional(text, ""),
    ...Object.fromEntries(testKeys.map((word) => [word, optional(untouched, 0)])),
  })(map, reading);
  if (inline.size > 0 && map.entries.has("tests")) wrong(map, reading, "either `tests:` or one test in place", "both");
  const tests = inline.size > 0 ? [readTest({ ...map, entries: inline }, reading, words)] : read.tests;
  const { stages, resources, regimes, clocks, scenarios, untested, notTested, reason } = read;
  const claim: Claim = {
    id: key,
    words: read.words,
    ...(read.short === undefined ? {} : { short: read.short }),
    said: read.said,
    kind: read.kind,
    tests,
    untested,
    notTested,
    structure: { stages, resources, regimes, clocks },
    scenarios,
    mentions: mentionsAt(map),
    reason,
    at: map.at,
  };
  const missing = claim.kind.filter((kind) => !hasWhatItNeeds(claim, kind));
  for (const kind of missing)
    note(reading, "shape", map.at, map.path, `${needs[kind]} in a claim of kind ${kind}`, "none");
  giveUpWhen(missing.length > 0);
  return claim;
}

const parts = { stages: "stage", resources: "resource", regimes: "regime", clocks: "clock", scenarios: "scenario" } as const; // prettier-ignore

function mentionsAt(map: MapNode): readonly Mention[] {
  return (Object.keys(parts) as (keyof typeof parts)[]).flatMap((key) =>
    namesAt(map.entries.get(key)?.value).map((named): Mention => ({ what: parts[key], name: named, key })),
  );
}

const needs: Readonly<Record<ClaimKind, string>> = {
  fact: "a test",
  prediction: "a test",
  structure: "`stages:`, `resources:`, `regimes:` or `clocks:`",
  lever: "`scenarios:`",
  context: "`reason:`",
  outOfScope: "`reason:`",
};

function hasWhatItNeeds(claim: Claim, kind: ClaimKind): boolean {
  if (kind === "context" || kind === "outOfScope") return claim.reason !== "";
  if (kind === "lever") return claim.scenarios.length > 0;
  if (kind === "structure") return Object.values(claim.structure).some((parts) => parts.length > 0);
  // a statement with a reason why no test of it can be made is kept, and says so
  return claim.tests.length > 0 || claim.reason !== "";
}

const said = record<Claim["said"]>("who said it", { by: required(text), date: required(text), source: required(text) });
const untouched: Read<number> = () => 0;

function readUntested(title: string, node: Node, reading: Reading): UntestedPart {
  return { title, reason: text(node, reading) };
}

type WrittenTest = Omit<Test, "compare" | "holdsIf" | "reads"> & {
  readonly compare: Test["compare"] | null;
  readonly holdsIf: Comparison | null;
  readonly reads: WordReading | null;
};

function readTest(node: Node, reading: Reading, words: readonly WordReading[]): Test {
  const map = asMap(node, reading, "a test");
  const verdict = record<Test["verdict"]>("a verdict", {
    supported: optional(shareIn, 0.8),
    contradicted: optional(shareIn, 0.2),
  });
  const isRead = map.entries.has("reads");
  const line = <T>(read: Read<T>) => (isRead ? optional<T | null>(read, null) : required<T | null>(read));
  const { reads, ...read } = record<WrittenTest>("a test", {
    measure: required(readMeasure),
    against: optional<Test["against"]>((against, inner) => readAgainst(against, map, inner), null),
    compare: line(oneOf(compareWords)),
    holdsIf: line(readComparison),
    verdict: optional<Test["verdict"]>(verdict, { supported: 0.8, contradicted: 0.2 }),
    part: optional(text, ""),
    reads: optional<WordReading | null>((word, inner) => wordNamed(word, inner, words), null),
    byConstruction: optional(text, ""),
  })(map, reading);
  if (reads !== null && (read.compare !== null || read.holdsIf !== null)) {
    wrong(map, reading, `\`compare:\` and \`holdsIf:\` left to the published reading of ${reads.word}`, "both");
  }
  const test = { ...read, reads: reads?.word ?? "", ...lineOf(reads ?? read) };
  if ((test.compare === "value") !== (test.against === null)) {
    const got = test.against === null ? "none" : "one";
    const wanted =
      test.compare === "value" ? "no `against:` where the value itself is compared" : "`against:`, the other side";
    wrong(map, reading, wanted, got);
  }
  if (test.verdict.contradicted > test.verdict.supported) {
    wrong(map, reading, "`contradicted:` at most as large as `supported:`", "a larger one");
  }
  return test;
}

/** Without `reads:` both keys are required, so that neither is null. */
function lineOf(given: Pick<WrittenTest, "compare" | "holdsIf">): Pick<Test, "compare" | "holdsIf"> {
  return given as Pick<Test, "compare" | "holdsIf">;
}

function wordNamed(node: Node, reading: Reading, words: readonly WordReading[]): WordReading {
  const written = text(node, reading);
  const found = words.find(({ word }) => word === written);
  if (found !== undefined) return found;
  const known = words.map(({ word }) => word);
  const hint =
    didYouMean(written, known) ?? (known.length === 0 ? "no claims document has `words:`" : known.join(", "));
  return wrong(node, reading, "a word whose reading stands under `words:`", JSON.stringify(written), hint);
}

/** A quantity, or the same measure except for what is said here. */
function readAgainst(node: Node, test: MapNode, reading: Reading): Test["against"] {
  if (node.kind === "text") return { kind: "quantity", ...figureOf(quantity(node, reading)) };
  const map = asMap(node, reading, "a quantity or a measure");
  const measure = test.entries.get("measure")?.value;
  const same: Measure = readMeasure(measure?.kind === "map" ? merged(measure, map) : map, reading);
  return { kind: "measure", measure: same };
}

/**
 * Another kind of measure keeps who and when of the first; an instant takes the place of a window and the
 * other way.
 */
function merged(measure: MapNode, against: MapNode): MapNode {
  const [ownKind] = kindsIn(against);
  if (ownKind === "fact" || (ownKind !== undefined && kindsIn(measure).includes("fact"))) return against;
  const dropped = new Set<string>(ownKind === undefined ? [] : kindsIn(measure));
  if (against.entries.has("at")) dropped.add("window");
  if (against.entries.has("window")) dropped.add("at");
  const kept = [...measure.entries].filter(([key]) => !dropped.has(key));
  return { ...against, entries: new Map([...kept, ...against.entries]) };
}
