// A calibration as one text: what was found out, why it may be used, and the draws.
import { parameterSetVersion } from "../../parameters/parameterSet.ts";
import type { ParameterSet } from "../../parameters/parameterSet.ts";
import type { PassDiagnostics } from "../../inference/smootherState.ts";
import { sha256 } from "../../study/sha256.ts";
import type { Correction } from "./correct.ts";
import type { ParameterRow } from "./parameterRows.ts";
import type { PredictiveCheck } from "./predictiveCheck.ts";

/** What a calibration found, before it is a text. */
export interface Calibrated extends ParameterSet {
  readonly title: string;
  /** of the published figures that documents and targets name, as known on the day */
  readonly facts: string;
  readonly seed: number;
  readonly members: number;
  readonly stepDays: number;
  /** of the model's documents before anything moved them, and of the draws */
  readonly before: PredictiveCheck;
  readonly after: PredictiveCheck;
  readonly passes: readonly PassDiagnostics[];
  readonly correction: Correction;
  readonly parameters: readonly ParameterRow[];
  /** parameter > its factor, addend or value in each draw */
  readonly values: Readonly<Record<string, readonly number[]>>;
}

/** One entry of a list a line; the last line says the hash of all before it. */
export function setText(found: Calibrated): string {
  const { coordinates, parameters, passes, scores, values, pendency: _version, ...head } = found;
  const lists = { coordinates, parameters, passes, scores };
  const lines = [
    `"pendency": ${JSON.stringify(parameterSetVersion)}`,
    ...Object.entries(head).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`),
    ...Object.entries(lists).map(([name, list]) => `${JSON.stringify(name)}: ${inLines(list)}`),
    `"values": {\n${Object.entries(values).map(([name, list]) => `    ${JSON.stringify(name)}: ${JSON.stringify(list)}`).join(",\n")}\n  }`, // prettier-ignore
  ];
  const body = `{\n${lines.map((line) => `  ${line}`).join(",\n")},\n`;
  return `${body}  "sha256": "${sha256(body)}"\n}\n`;
}

function inLines(list: readonly unknown[]): string {
  return list.length === 0 ? "[]" : `[\n${list.map((one) => `    ${JSON.stringify(one)}`).join(",\n")}\n  ]`;
}

/** Whether its last line is the hash of all before it: it was neither cut short nor changed. */
export function isWholeSet(text: string): boolean {
  const end = /\n {2}"sha256": "([0-9a-f]{64})"\n\}\n$/.exec(text);
  return end !== null && sha256(text.slice(0, end.index + 1)) === end[1];
}
