// What was forecast for one intervention, as one text: a table that was stopped goes on from those that are whole.
import { chunkText } from "../backtest/chunk.ts";
import type { Chunk } from "../backtest/chunk.ts";

const version = "intervention v1";

export interface InterventionChunk {
  /** of the backtest: documents, figures, draws, and how they are made */
  readonly id: string;
  readonly name: string;
  /** what its scenario says with hindsight, in words; then nothing was run */
  readonly hindsight: readonly string[];
  /** parameters that the model as of the day reads as judged later */
  readonly judgedLater: readonly string[];
  /** under the scenario, and without it, by the same draws; null: not run */
  readonly announced: Chunk | null;
  readonly without: Chunk | null;
}

export function interventionFile(name: string): string {
  return `intervention-${name}.json`;
}

export function interventionText({ announced, without, ...head }: InterventionChunk): string {
  const chunks = Object.entries({ announced, without });
  const lines = [
    ...Object.entries({ pendency: version, ...head }).map(([key, value]) => `"${key}": ${JSON.stringify(value)}`),
    ...chunks.map(([key, chunk]) => `"${key}": ${chunk === null ? "null" : chunkText(chunk).trimEnd()}`),
  ];
  return `{\n${lines.join(",\n")}\n}\n`;
}

/** Null for a text that is none of this backtest, or half of one. */
export function readInterventionChunk(text: string, id: string, name: string): InterventionChunk | null {
  try {
    const read = JSON.parse(text) as (Partial<InterventionChunk> & { pendency?: string }) | null;
    const isOwn = read?.pendency === version && read.id === id && read.name === name;
    return isOwn ? (read as InterventionChunk) : null;
  } catch {
    return null;
  }
}
