// Scores as one text, which names the protocol they were made under.
import { PendencyError, problem } from "../errors.ts";
import type { ScoredForecast } from "./score.ts";
import { protocol } from "./protocol.ts";

const kind = "scores v1";

export interface ScoreFile {
  /** id of the model that was forecast with */
  readonly model: string;
  /** of the protocol: see `protocolHash` */
  readonly protocolHash: string;
  readonly scores: readonly ScoredForecast[];
}

/** One score a line, so that two files can be compared. */
export function scoreFileText({ model, protocolHash, scores }: ScoreFile): string {
  const head = { pendency: kind, model, protocolVersion: protocol.version, protocolHash };
  const first = Object.entries(head).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`);
  const rows = scores.map((score) => `    ${JSON.stringify(score)}`).join(",\n");
  return `{\n${first.join("\n")}\n  "scores": [${rows === "" ? "" : `\n${rows}\n  `}]\n}\n`;
}

/**
 * @param file         as messages call it
 * @param expectedHash of the protocol in force
 * @throws PendencyError when the text is no score file, or one of another protocol
 */
export function readScoreFile(file: string, text: string, expectedHash: string): ScoreFile {
  const read = parsed(text);
  if (read === null || read.pendency !== kind || !Array.isArray(read.scores) || typeof read.model !== "string") {
    const got =
      read === null ? "a text that is no JSON, or half of one" : JSON.stringify(read.pendency ?? "another file");
    refuse(file, text, "pendency", `a score file, which begins with "pendency": ${JSON.stringify(kind)}`, got);
  }
  const hash = String(read.protocolHash);
  if (hash !== expectedHash) {
    const expected = `scores under the protocol in force, version ${protocol.version} (${expectedHash})`;
    const hint = "scores of two protocols are not mixed: score the forecasts again, and keep this file as it is";
    refuse(file, text, "protocolHash", expected, `version ${String(read.protocolVersion)} (${hash})`, hint);
  }
  return { model: read.model, protocolHash: hash, scores: read.scores as readonly ScoredForecast[] };
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const read: unknown = JSON.parse(text);
    return read !== null && typeof read === "object" ? (read as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}

function refuse(file: string, text: string, key: string, expected: string, got: string, hint?: string): never {
  const offset = Math.max(0, text.indexOf(`"${key}"`));
  const before = text.slice(0, offset).split("\n");
  const at = { file, line: before.length, column: before[before.length - 1].length + 1 };
  throw new PendencyError([problem("facts", at, key, expected, got, hint)]);
}
