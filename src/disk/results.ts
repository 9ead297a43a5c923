// What --out of run, compare and claims writes: every number of the study as one long table, and the object of --json.
import { closeSync, existsSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import type { Program } from "../compile/program.ts";
import { tidyCsv, tidyHead, tidyParquet } from "../present/tidyFiles.ts";
import type { OnRuns } from "../study/makeStudy.ts";
import type { Run } from "../study/runReplication.ts";
import type { Study } from "../study/study.ts";
import { tidyRows } from "../study/tidyRows.ts";
import { refuseUsage } from "../errors.ts";
import { frozenVersion } from "../ask/frozen/frozenRun.ts";
import { frozenNames, withRecord } from "./frozenFolder.ts";
import type { FreezeAsked } from "./frozenFolder.ts";
import { objectIn, saidIn, writableFolder } from "./outFolder.ts";
import { shownPath } from "./readFiles.ts";
import { writeNamed } from "./writeNamed.ts";

const [textsFile, crateFile, frozenFile] = frozenNames;

const names = { csv: "results.csv", parquet: "results.parquet", study: "study.json" };

/** A folder that results go to, and the runs they are made of. */
export class Results {
  readonly #folder: string;
  #runs: readonly Run[] = [];
  #programs: readonly Program[] = [];

  /** @throws PendencyError (usage) when the folder cannot be written to, or holds a file of somebody else's by one of our names */
  constructor(folder: string) {
    this.#folder = writableFolder(folder, [...Object.values(names), ...frozenNames]);
    refuseForeign(this.#folder, [...Object.values(names), ...frozenNames]);
  }

  /** Keeps the runs of the first study: those of single sources come after it. */
  readonly keep: OnRuns = (runs, programs) => {
    [this.#runs, this.#programs] = [runs, programs];
  };

  /**
   * All files are there afterwards, or all are as they were.
   *
   * @param study null where nothing was run: the table then has no rows
   * @param json  the object that --json prints
   * @param run   what makes the run again; null: it is not kept
   * @returns what was written, and what it replaces, in words
   */
  write(study: Study | null, json: object, run: FreezeAsked | null = null): string {
    const folder = this.#folder;
    const earlier = saidIn(join(folder, names.study), "studyId");
    const rows = () => (study === null ? [] : tidyRows(study, this.#runs, this.#programs));
    const start = this.#programs[0]?.time.startDays ?? null;
    const files = [
      { name: names.csv, text: () => tidyCsv(rows(), start) },
      { name: names.parquet, text: () => tidyParquet(rows(), start, study?.modelId ?? "") },
      { name: names.study, text: `${JSON.stringify(json)}\n` },
    ];
    writeNamed(folder, run === null ? files : withRecord(files, run));
    const replaced = earlier === null ? "" : `, in place of those of study ${earlier}`;
    return `Written: ${join(shownPath(folder), names.csv)}, ${run === null ? `${names.parquet} and ${names.study}` : `${names.parquet}, ${names.study} and ${frozenFile}`}${replaced}`; // prettier-ignore
  }
}

/** @throws PendencyError (usage) for a folder with a file of somebody else's by one of our names */
export function refuseForeign(folder: string, ours: readonly string[]): void {
  const foreign = ours.find((name) => !isOurs(folder, name));
  if (foreign === undefined) return;
  const got = `${shownPath(folder)} (${foreign} in it was not written by pendency, and would be replaced)`;
  refuseUsage("--out", "a folder for results", got, "name another folder, or move that file away");
}

/** Nothing of that name is there, or what an earlier command wrote. */
function isOurs(folder: string, name: string): boolean {
  const path = join(folder, name);
  if (!existsSync(path)) return true;
  if (name === names.study) return Object.hasOwn(objectIn(path) ?? {}, "studyId");
  if (name === names.csv) return beginningOf(path, tidyHead.length) === tidyHead;
  if (name === frozenFile) return objectIn(path)?.["pendency"] === frozenVersion;
  if (name === crateFile) return JSON.stringify(objectIn(path)?.["@graph"] ?? "").includes('"#pendency"');
  // its columns stand at its end: what stands beside it tells whose it is
  const isBesideOurs = [names.study, names.csv, frozenFile].some(
    (other) => existsSync(join(folder, other)) && isOurs(folder, other),
  );
  const mark = name === textsFile ? gzipMark : parquetMark;
  return isBesideOurs && beginningOf(path, mark.length) === mark;
}

/** How every Parquet file begins. */
const parquetMark = "PAR1";
/** The same of what gzip writes. */
const gzipMark = "\u001f\u008b";

function beginningOf(path: string, length: number): string {
  const handle = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(length);
    return bytes.toString("latin1", 0, readSync(handle, bytes, 0, length, 0));
  } finally {
    closeSync(handle);
  }
}
