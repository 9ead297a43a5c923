// What lies in a queue: a chunk to make, by its number, and what its run is, as texts. There is no code in either, and
// no path: whoever reads one takes nothing of it for granted.
import { gunzipSync, gzipSync } from "node:zlib";
import { sha256 } from "../../study/sha256.ts";
import { carriedNames } from "../carried.ts";
import type { CarriedFiles } from "../carried.ts";

export const chunkJobVersion = "pendency chunk v1";
const runJobVersion = "pendency run v1";

/** schema/queue.schema.json says the same. */
export interface ChunkJob {
  readonly job: typeof chunkJobVersion;
  /** hash of the run's files: also the name of the job that holds them */
  readonly run: string;
  /** the manifest's id, and whom it fits */
  readonly ensemble: string;
  readonly engineVersion: string;
  readonly documentsHash: string;
  readonly chunk: number;
}

interface RunJob {
  readonly job: typeof runJobVersion;
  readonly run: string;
  /** names and texts, packed */
  readonly files: string;
}

/** Packed texts are base64; what they unpack to is bounded, whatever they claim. */
const largestPacked = 64 * 2 ** 20;
const largestUnpacked = 128 * 2 ** 20;
const mostChunks = 1_000_000;

const hash = /^[0-9a-f]{16,64}$/;
const version = /^[0-9A-Za-z.+-]{1,40}$/;

/** What is wrong with a job: what was expected and what came. */
export class WrongJob extends Error {}

/** @throws WrongJob */
export function readChunkJob(data: unknown): ChunkJob {
  const fields = fieldsOf(data, ["job", "run", "ensemble", "engineVersion", "documentsHash", "chunk"]);
  if (fields["job"] !== chunkJobVersion) wrong(`job "${chunkJobVersion}"`, fields["job"]);
  for (const name of ["run", "ensemble", "documentsHash"]) textLike(fields, name, hash, "a hash");
  textLike(fields, "engineVersion", version, "a version");
  const { chunk } = fields;
  if (!Number.isInteger(chunk) || (chunk as number) < 0 || (chunk as number) >= mostChunks) {
    wrong(`chunk: a whole number from 0 to ${mostChunks - 1}`, chunk);
  }
  return fields as unknown as ChunkJob;
}

/**
 * @param run what the files have to hash to
 * @throws WrongJob
 */
export function readRunJob(data: unknown, run: string): CarriedFiles {
  const fields = fieldsOf(data, ["job", "run", "files"]);
  if (fields["job"] !== runJobVersion) wrong(`job "${runJobVersion}"`, fields["job"]);
  const { files } = fields;
  if (typeof files !== "string") return wrong("files: packed texts", files);
  const read: unknown = JSON.parse(unpacked(files));
  const texts = fieldsOf(read, carriedNames);
  for (const name of carriedNames) if (typeof texts[name] !== "string") wrong(`${name}: a text`, texts[name]);
  if (carriedHash(texts as CarriedFiles) !== run || fields["run"] !== run)
    wrong(`files whose hash is ${run}`, carriedHash(texts as CarriedFiles));
  return texts as CarriedFiles;
}

export function runJob(files: CarriedFiles): RunJob {
  return { job: runJobVersion, run: carriedHash(files), files: packed(JSON.stringify(files)) };
}

/** Names in their order: how the files were put together does not matter. */
function carriedHash(files: CarriedFiles): string {
  const entries = Object.entries(files).toSorted(([left], [right]) => (left < right ? -1 : 1));
  return sha256(JSON.stringify(entries)).slice(0, 32);
}

/** A store of jobs may write JSON anew, with other bytes; text in base64 comes out as it went in. */
export function packed(text: string): string {
  return gzipSync(text).toString("base64");
}

/** @throws WrongJob for what is too large, packed or unpacked, or not packed at all */
export function unpacked(text: string, largest = largestUnpacked): string {
  if (text.length > largestPacked) wrong(`at most ${largestPacked} characters`, `${text.length}`);
  try {
    return gunzipSync(Buffer.from(text, "base64"), { maxOutputLength: largest }).toString("utf8");
  } catch (error) {
    return wrong("texts packed with gzip, in base64", (error as Error).message);
  }
}

function fieldsOf(data: unknown, names: readonly string[]): Record<string, unknown> {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return wrong("an object", typeof data);
  const given = Object.keys(data);
  const odd = given.find((name) => !names.includes(name)) ?? names.find((name) => !given.includes(name));
  if (odd !== undefined) wrong(`the fields ${names.join(", ")}`, given.includes(odd) ? `also ${odd}` : `no ${odd}`);
  return data as Record<string, unknown>;
}

function textLike(fields: Record<string, unknown>, name: string, form: RegExp, what: string): void {
  const value = fields[name];
  if (typeof value !== "string" || !form.test(value)) wrong(`${name}: ${what}`, value);
}

function wrong(expected: string, got: unknown): never {
  const shown = typeof got === "string" ? got : (JSON.stringify(got) ?? "nothing");
  throw new WrongJob(`expected ${expected}; got ${shown.slice(0, 80)}`);
}
