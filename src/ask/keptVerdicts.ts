// Verdicts kept under a name, small enough to lie beside the model, and what has become of them since: which are others
// now, and which of data, model, engine, the statement itself and how it was asked is not as it was.
import type { Documents } from "../documents/documents.ts";
import { asOfOf } from "../documents/documents.ts";
import { PendencyError, problem } from "../errors.ts";
import type { Verdict, VerdictWord } from "../judge/verdict.ts";
import { documentKind } from "../reading/documentKind.ts";
import { engineVersion } from "../study/engineVersion.ts";
import { kernelsHash } from "../study/kernelsHash.ts";
import { sha256 } from "../study/sha256.ts";
import { figuresIn, inOneOrder } from "../study/studyId.ts";

const keptVersion = "verdicts v1";

/** What decides a verdict, as hashes of 16 digits; the engine by its version too. */
const parts = ["data", "model", "engine", "statement", "asked"] as const;
export type DecidingPart = (typeof parts)[number];

interface KeptVerdict extends Pick<Verdict, "id" | "words" | "verdict" | "probability" | "interval"> {
  /** of the statement as documents have it, with its tests */
  readonly hash: string;
  readonly parts: readonly Pick<Verdict["parts"][number], "title" | "verdict" | "probability">[];
  /** what its tests compared */
  readonly numbers: Verdict["tests"][number]["numbers"];
}

export interface KeptVerdicts {
  readonly pendency: typeof keptVersion;
  readonly edition: string;
  readonly model: string;
  readonly asOf: string | null;
  /** documents but for statements; published figures; engine; options of the command that decide a number */
  readonly made: Readonly<Record<Exclude<DecidingPart, "statement">, string>>;
  readonly verdicts: readonly KeptVerdict[];
  /** of all the above: a file that was changed is told */
  readonly hash: string;
}

/** @param asked options of the command that decide a number */
export function keepVerdicts(
  edition: string,
  documents: Documents,
  verdicts: readonly Verdict[],
  asked: Readonly<Record<string, unknown>>,
): KeptVerdicts {
  const { files, facts, model, claims } = documents;
  const asOf = asOfOf(documents);
  const others = files.documents.filter((file) => documentKind(file) !== "claims");
  const own = new Map(claims.map((claim) => [claim.id, hashOf(withoutPlaces(claim))]));
  const rest = {
    pendency: keptVersion,
    edition,
    model: model.id,
    asOf: asOf?.date ?? null,
    made: {
      data: hashOf([figuresIn(files.documents, facts), asOf]),
      model: hashOf(others.map(({ text }) => sha256(text.replaceAll("\r\n", "\n"))).toSorted()),
      engine: `${engineVersion} ${kernelsHash().slice(0, 16)}`,
      asked: hashOf(asked),
    },
    verdicts: verdicts.map(({ id, words, verdict, probability, interval, parts: titled, tests }) => ({
      id,
      words,
      hash: own.get(id) ?? "",
      verdict,
      probability,
      interval,
      parts: titled.map(({ title, verdict: word, probability: share }) => ({
        title,
        verdict: word,
        probability: share,
      })),
      numbers: tests.flatMap(({ numbers }) => numbers),
    })),
  } as const;
  return { ...rest, hash: hashOf(rest) };
}

export function keptVerdictsText(kept: KeptVerdicts): string {
  return `${JSON.stringify(kept, null, 1)}\n`;
}

/**
 * @param called how messages name the text: a file
 * @throws PendencyError (usage) for a text that is damaged, or of another model
 */
export function readKeptVerdicts(text: string, called: string, model: string): KeptVerdicts {
  const refuse = (expected: string, got: string): never => {
    const hint = "`pendency claims MODEL --edition NAME` keeps one";
    throw new PendencyError([problem("usage", null, called, expected, got, hint)]);
  };
  let read: Partial<KeptVerdicts> | null = null;
  try {
    read = JSON.parse(text) as Partial<KeptVerdicts> | null;
  } catch {
    return refuse("an edition of verdicts", "a text that is no JSON, or is cut off");
  }
  if (read?.pendency !== keptVersion) return refuse(`"pendency": "${keptVersion}"`, JSON.stringify(read?.pendency ?? null)); // prettier-ignore
  const { hash, ...rest } = read as KeptVerdicts;
  if (hashOf(rest) !== hash) return refuse("an edition as it was kept", "one that was changed after it was written");
  if (rest.model !== model) return refuse(`an edition of ${model}`, `one of ${rest.model}`);
  return read as KeptVerdicts;
}

export interface SinceVerdict {
  readonly id: string;
  readonly words: string;
  /** null: the edition, or the model now, does not have the statement */
  readonly before: VerdictWord | null;
  readonly after: VerdictWord | null;
  /** share of runs before and now; null where no run decides, or there was none */
  readonly shares: readonly [before: number | null, after: number | null];
  /** what of all that decides it is not as it was: where there are several, hashes do not tell them apart */
  readonly differs: readonly DecidingPart[];
}

export interface VerdictsSince {
  readonly edition: string;
  readonly asOf: string | null;
  /** statements with the same word, and the word of every part */
  readonly same: number;
  readonly changed: readonly SinceVerdict[];
}

/** @param now kept of the same statements, as they are now */
export function verdictsSince(then: KeptVerdicts, now: KeptVerdicts): VerdictsSince {
  const ids = now.verdicts.map(({ id }) => id);
  const gone = then.verdicts.filter(({ id }) => !ids.includes(id));
  const ofAll = parts.filter((part) => part !== "statement" && then.made[part] !== now.made[part]);
  const changed = [...now.verdicts, ...gone].flatMap(({ id, words }): readonly SinceVerdict[] => {
    const [before, after] = [then, now].map(({ verdicts }) => verdicts.find((one) => one.id === id));
    if (before !== undefined && after !== undefined && saidOf(before) === saidOf(after)) return [];
    const isOther = before?.hash !== after?.hash;
    return [
      {
        id,
        words,
        before: before?.verdict ?? null,
        after: after?.verdict ?? null,
        shares: [before?.probability ?? null, after?.probability ?? null],
        differs: parts.filter((part) => (part === "statement" ? isOther : ofAll.includes(part))),
      },
    ];
  });
  return { edition: then.edition, asOf: then.asOf, same: ids.length + gone.length - changed.length, changed };
}

function saidOf({ verdict, parts: titled }: KeptVerdict): string {
  return inOneOrder([verdict, titled.map(({ title, verdict: word }) => [title, word])]);
}

function hashOf(value: unknown): string {
  return sha256(inOneOrder(value)).slice(0, 16);
}

/** Where something stands in a file says nothing of what it is. */
function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (value === null || typeof value !== "object") return value;
  if ("line" in value && "column" in value && "file" in value) return null;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutPlaces(one)]));
}
