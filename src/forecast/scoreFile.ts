// Scores as one text, which names the protocol they were made under and the documents they are of.
import type { ScoredIntervention } from "./gates.ts";
import { isIsoDay } from "../quantity/date.ts";
import { objectOf, refuseAt } from "./jsonText.ts";
import type { StoredScore } from "./score.ts";
import { protocol } from "./protocol.ts";

const kind = "scores v1";

export interface ScoreFile {
  /** id of the model that was forecast with */
  readonly model: string;
  /** of the protocol: see `protocolHash` */
  readonly protocolHash: string;
  /** of the documents that were forecast with: see `documentsHash`; left out: nobody said */
  readonly documents?: string;
  /** of the scenarios that changes of the past were forecast under: see `scenariosHash`; left out: there are none */
  readonly scenarios?: string;
  /** version of the engine */
  readonly engine?: string;
  /** of the repository that they were made in; left out: nobody said */
  readonly commit?: string;
  /** a page that tells them in full, by its path in that repository; left out: none is known */
  readonly page?: string;
  /** the model's, and those of the baselines it is compared with, each under its forecaster's name */
  readonly scores: readonly StoredScore[];
  /** changes of the past that were forecast from their announcement; left out: none was */
  readonly interventions?: readonly ScoredIntervention[];
}

/** One score a line, so that two files can be compared. */
export function scoreFileText({ scores, interventions = [], ...from }: ScoreFile): string {
  const { model, protocolHash, documents, scenarios, engine, commit, page } = from;
  const { version: protocolVersion } = protocol;
  const head = { pendency: kind, model, protocolVersion, protocolHash, documents, scenarios, engine, commit, page };
  const first = Object.entries(head)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`);
  const changes = interventions.length === 0 ? "" : `  "interventions": ${listText(interventions)},\n`;
  return `{\n${first.join("\n")}\n${changes}  "scores": ${listText(scores)}\n}\n`;
}

function listText(entries: readonly object[]): string {
  const rows = entries.map((entry) => `    ${JSON.stringify(entry)}`).join(",\n");
  return `[${rows === "" ? "" : `\n${rows}\n  `}]`;
}

/**
 * @param file         as messages call it
 * @param expectedHash of the protocol in force
 * @throws PendencyError when the text is no score file, or one of another protocol
 */
export function readScoreFile(file: string, text: string, expectedHash: string): ScoreFile {
  const { protocolVersion, ...read } = readScores(file, text);
  if (read.protocolHash !== expectedHash) {
    const expected = `scores under the protocol in force, version ${protocol.version} (${expectedHash})`;
    const hint = "scores of two protocols are not mixed: score the forecasts again, and keep this file as it is";
    const got = `version ${protocolVersion} (${read.protocolHash})`;
    refuseAt(file, text, "protocolHash", expected, got, hint);
  }
  return read;
}

/**
 * The same of any protocol.
 *
 * @throws PendencyError when the text is no score file
 */
export function readScores(file: string, text: string): ScoreFile & { readonly protocolVersion: string } {
  const read = objectOf(text);
  if (read === null || read.pendency !== kind || !Array.isArray(read.scores) || typeof read.model !== "string") {
    const got =
      read === null ? "a text that is no JSON, or half of one" : JSON.stringify(read.pendency ?? "another file");
    const hint = "make it again with `pendency backtest MODEL --store`, or take the file away";
    refuseAt(file, text, "pendency", `a score file, which begins with "pendency": ${JSON.stringify(kind)}`, got, hint);
  }
  const scores = read.scores as readonly unknown[];
  const broken = scores.findIndex((score) => !isScore(score));
  if (broken >= 0) {
    const expected = "a score with model, series, origin, target, horizonMonths, crps and covered";
    refuseAt(file, text, "scores", expected, `another thing at place ${broken + 1} of ${scores.length}`);
  }
  const changes: unknown = read.interventions ?? [];
  // under the first version of the protocol nobody asked for the model's own "nothing changes"
  const isFirst = Number(read.protocolVersion) === 1;
  const areChanges = Array.isArray(changes) && changes.every((one) => isIntervention(one, isFirst));
  if (!areChanges) {
    const expected = "a list of changes of the past, each with name, held, crps, crpsWithout and crpsOfNoChange";
    refuseAt(file, text, "interventions", expected, "something else");
  }
  const named = (key: "documents" | "scenarios" | "engine" | "commit" | "page"): object =>
    typeof read[key] === "string" ? { [key]: read[key] } : {};
  return {
    model: read.model,
    protocolHash: String(read.protocolHash),
    protocolVersion: String(read.protocolVersion),
    ...named("documents"),
    ...named("scenarios"),
    ...named("engine"),
    ...named("commit"),
    ...named("page"),
    scores: scores as readonly StoredScore[],
    ...(changes.length === 0 ? {} : { interventions: changes as readonly ScoredIntervention[] }),
  };
}

/** What gates are decided by must be there; other numbers are only told. */
function isScore(value: unknown): boolean {
  if (value === null || typeof value !== "object") return false;
  const { model, series, origin, target, horizonMonths, crps, covered } = value as Partial<StoredScore>;
  const isNamed = [model, series, target].every((name) => typeof name === "string");
  const isCovered = Array.isArray(covered) && covered.length === 3 && covered.every((one) => typeof one === "boolean");
  return isNamed && isIsoDay(origin) && isCovered && isNumber(horizonMonths) && isNumber(crps) && crps >= 0;
}

function isIntervention(value: unknown, isFirst: boolean): boolean {
  if (value === null || typeof value !== "object") return false;
  const { name, held, crps, crpsWithout, crpsOfNoChange } = value as Partial<ScoredIntervention>;
  const scores = [crps, crpsOfNoChange, ...(isFirst ? [] : [crpsWithout])];
  return typeof name === "string" && typeof held === "boolean" && scores.every(isNumber);
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}
