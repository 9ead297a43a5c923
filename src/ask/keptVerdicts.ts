// An edition of verdicts: what statements came to, and hashes of all that decides it, small enough to lie beside the model.
// One of a kept run has the texts that it was made of, too.
import type { Documents } from "../documents/documents.ts";
import { asOfOf } from "../documents/documents.ts";
import { PendencyError, problem } from "../errors.ts";
import type { ModelFiles } from "../documents/modelFiles.ts";
import type { AsOf } from "../facts/libraryAsOf.ts";
import type { Verdict } from "../judge/verdict.ts";
import type { DocumentFile } from "../reading/document.ts";
import { documentKind } from "../reading/documentKind.ts";
import { engineVersion } from "../study/engineVersion.ts";
import { kernelsHash } from "../study/kernelsHash.ts";
import { sha256 } from "../study/sha256.ts";
import { figuresIn, inOneOrder } from "../study/studyId.ts";

const keptVersion = "verdicts v2";

/** What decides a verdict, as hashes of 16 digits; the engine by its version too. */
export const decidingParts = ["data", "model", "draws", "engine", "statement", "asked"] as const;
export type DecidingPart = (typeof decidingParts)[number];

/** In place of a parameter set: draws are those of the documents. */
export const ownDraws = "documents";

/** A statement and what it came to. */
export interface EditionVerdict extends Pick<Verdict, "id" | "words" | "verdict"> {
  /** left out, or null: no run decides it */
  readonly probability?: number | null;
  readonly parts: readonly Pick<Verdict["parts"][number], "title" | "verdict">[];
}

export interface KeptVerdict extends Pick<Verdict, "id" | "words" | "verdict" | "probability" | "interval"> {
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
  /**
   * published figures; documents but for statements; the id of the parameter set that gives draws, or `ownDraws`; engine;
   * options of the command that decide a number
   */
  readonly made: Readonly<Record<Exclude<DecidingPart, "statement">, string>>;
  readonly verdicts: readonly KeptVerdict[];
  /** of all the above: a file that was changed is told */
  readonly hash: string;
}

/** Everything that an edition of a kept run was made of, so that parts of it can be judged with parts of another. */
export interface EditionTexts {
  readonly files: ModelFiles;
  readonly factFiles: readonly DocumentFile[];
  readonly asOf: AsOf | null;
}

export interface Edition extends KeptVerdicts {
  /** left out: hashes alone are known */
  readonly texts?: EditionTexts;
}

/** The engine as editions say it; kernels left out: a run that does not name them. */
export function engineWords(version: string, kernels?: string): string {
  return kernels === undefined ? version : `${version} (kernels ${kernels.slice(0, 16)})`;
}

/**
 * @param asked options of the command that decide a number, but for a parameter set: the documents have it
 * @param engine that made the verdicts; left out: this one
 */
export function keepVerdicts(
  edition: string,
  documents: Documents,
  verdicts: readonly Verdict[],
  asked: Readonly<Record<string, unknown>>,
  engine = engineWords(engineVersion, kernelsHash()),
): KeptVerdicts {
  const { files, facts, model, claims, posterior } = documents;
  const asOf = asOfOf(documents);
  const study = files.study === null ? [] : [files.study];
  const others = [...files.documents.filter((file) => documentKind(file) !== "claims"), ...study];
  const own = new Map(claims.map((claim) => [claim.id, hashOf(withoutPlaces(claim))]));
  const rest = {
    pendency: keptVersion,
    edition,
    model: model.id,
    asOf: asOf?.date ?? null,
    made: {
      data: hashOf([figuresIn(files.documents, facts), asOf]),
      model: hashOf(others.map(({ text }) => sha256(text.replaceAll("\r\n", "\n"))).toSorted()),
      draws: posterior?.id ?? ownDraws,
      engine,
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
 * @param model  whose edition it has to be; null: any
 * @throws PendencyError (usage) for a text that is damaged, or of another model
 */
export function readKeptVerdicts(text: string, called: string, model: string | null): KeptVerdicts {
  const refuse = (expected: string, got: string, hint = "`pendency claims MODEL --edition NAME` keeps one"): never => {
    throw new PendencyError([problem("usage", null, called, expected, got, hint)]);
  };
  let read: Partial<KeptVerdicts> | null = null;
  try {
    read = JSON.parse(text) as Partial<KeptVerdicts> | null;
  } catch {
    return refuse("an edition of verdicts", "a text that is no JSON, or is cut off");
  }
  const version: string | undefined = read?.pendency;
  if (version !== keptVersion) {
    // the hash of the model had the parameter set in it: another set would be told as another model
    const hint = version === "verdicts v1" ? "`pendency claims MODEL --edition NAME` keeps it anew, with its draws by themselves" : undefined; // prettier-ignore
    return refuse(`"pendency": "${keptVersion}"`, JSON.stringify(version ?? null), hint);
  }
  const { hash, ...rest } = read as KeptVerdicts;
  if (hashOf(rest) !== hash) return refuse("an edition as it was kept", "one that was changed after it was written");
  if (model !== null && rest.model !== model) return refuse(`an edition of ${model}`, `one of ${rest.model}`);
  return read as KeptVerdicts;
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
