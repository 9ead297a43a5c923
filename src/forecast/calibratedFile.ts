// Scores of calibrated draws beside those of the documents' own, as one text that names what they are of.
import type { ComparedPart } from "./comparedDraws.ts";
import { objectOf, refuseAt } from "./jsonText.ts";

const kind = "calibrated scores v1";

export interface CalibratedScores {
  /** id of the model that was forecast with */
  readonly model: string;
  readonly protocolVersion: number;
  /** see `protocolHash` */
  readonly protocolHash: string;
  /** of the rule that decides between the two: see `drawsRuleHash` */
  readonly rule: string;
  /** see `documentsHash` */
  readonly documents: string;
  /** version of the engine */
  readonly engine: string;
  /** of the repository, when part D was scored, and when H was; null: nobody said */
  readonly commits: { readonly D: string | null; readonly H: string | null };
  /** a page that tells them in full, by its path in that repository; "" for none */
  readonly page: string;
  readonly draws: number;
  readonly seed: number;
  /** series that the draws were led to */
  readonly targets: readonly string[];
  /** ISO day up to which outcomes are of D; null: all are of H */
  readonly choicesThrough: string | null;
  readonly origins: readonly CalibratedOrigin[];
  readonly D: ComparedPart | null;
  /** null: nobody has looked */
  readonly H: ComparedPart | null;
}

interface CalibratedOrigin {
  /** ISO day */
  readonly date: string;
  /** id of its parameter set; null: none was published */
  readonly set: string | null;
  /** which gate refused the set; "" where none did */
  readonly why: string;
}

/** Lists one entry a line, so that two files can be compared. */
export function calibratedText({ origins, D, H, ...head }: CalibratedScores): string {
  const first = Object.entries({ pendency: kind, ...head }).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`); // prettier-ignore
  const lists = [`  "origins": ${listText(origins, "  ")}`, `  "D": ${partText(D)}`, `  "H": ${partText(H)}`];
  return `{\n${[...first, ...lists].join(",\n")}\n}\n`;
}

function partText(part: ComparedPart | null): string {
  if (part === null) return "null";
  const { families, ...head } = part;
  const first = Object.entries(head).map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `{\n${[...first, `    "families": ${listText(families, "    ")}`].join(",\n")}\n  }`;
}

function listText(entries: readonly object[], indent: string): string {
  return `[${entries.map((entry) => `\n${indent}  ${JSON.stringify(entry)}`).join(",")}${entries.length === 0 ? "" : `\n${indent}`}]`;
}

/**
 * @param file as messages call it
 * @throws PendencyError when the text is none, or was damaged
 */
export function readCalibrated(file: string, text: string): CalibratedScores {
  const read = objectOf(text);
  const hint = "make it again with `npm run calibrated-record`, or take the file away";
  if (read === null || read.pendency !== kind) {
    const got = read === null ? "a text that is no JSON, or half of one" : JSON.stringify(read.pendency ?? "another file"); // prettier-ignore
    return refuseAt(file, text, "pendency", `scores of calibrated draws, which begin with "pendency": ${JSON.stringify(kind)}`, got, hint); // prettier-ignore
  }
  for (const key of ["model", "protocolHash", "rule", "documents", "engine"]) {
    if (typeof read[key] !== "string") refuseAt(file, text, key, "a text", JSON.stringify(read[key] ?? null), hint);
  }
  for (const key of ["D", "H"]) {
    if (read[key] !== null && !isPart(read[key])) {
      refuseAt(file, text, key, "null, or a part with outcomes, families, a mean and blocks", "something else", hint);
    }
  }
  return read as unknown as CalibratedScores;
}

function isPart(value: unknown): boolean {
  const { outcomes, families, mean, blocks } = (value ?? {}) as Partial<ComparedPart>;
  const isMean = mean === null || (typeof mean === "object" && isNumber(mean.ratio));
  return isNumber(outcomes) && isNumber(blocks) && isMean && Array.isArray(families);
}

function isNumber(value: unknown): boolean {
  return typeof value === "number" && Number.isFinite(value);
}
