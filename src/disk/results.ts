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
import { objectIn, saidIn, writableFolder } from "./outFolder.ts";
import { shownPath } from "./readFiles.ts";
import { uninterrupted } from "./uninterrupted.ts";
import { writeTogether } from "./writeTogether.ts";

const names = { csv: "results.csv", parquet: "results.parquet", study: "study.json" };

/** A folder that results go to, and the runs they are made of. */
export class Results {
  readonly #folder: string;
  #runs: readonly Run[] = [];
  #programs: readonly Program[] = [];

  /** @throws PendencyError (usage) when the folder cannot be written to, or holds a file of somebody else's by one of our names */
  constructor(folder: string) {
    this.#folder = writableFolder(folder, Object.values(names));
    const foreign = Object.values(names).find((name) => !isOurs(this.#folder, name));
    if (foreign === undefined) return;
    const got = `${shownPath(this.#folder)} (${foreign} in it was not written by pendency, and would be replaced)`;
    refuseUsage("--out", "a folder for results", got, "name another folder, or move that file away");
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
   * @returns what was written, and what it replaces, in words
   */
  write(study: Study | null, json: object): string {
    const folder = this.#folder;
    const earlier = saidIn(join(folder, names.study), "studyId");
    const rows = () => (study === null ? [] : tidyRows(study, this.#runs, this.#programs));
    const start = this.#programs[0]?.time.startDays ?? null;
    const files = [
      { path: join(folder, names.csv), text: () => tidyCsv(rows(), start) },
      { path: join(folder, names.parquet), text: () => tidyParquet(rows(), start, study?.modelId ?? "") },
      { path: join(folder, names.study), text: `${JSON.stringify(json)}\n` },
    ];
    uninterrupted(() => writeTogether(folder, files));
    const replaced = earlier === null ? "" : `, in place of those of study ${earlier}`;
    return `Written: ${join(shownPath(folder), names.csv)}, ${names.parquet} and ${names.study}${replaced}`;
  }
}

/** Nothing of that name is there, or what an earlier command wrote. */
function isOurs(folder: string, name: string): boolean {
  const path = join(folder, name);
  if (!existsSync(path)) return true;
  if (name === names.study) return Object.hasOwn(objectIn(path) ?? {}, "studyId");
  if (name === names.csv) return beginningOf(path, tidyHead.length) === tidyHead;
  // its columns stand at its end: what stands beside it tells whose it is
  const isBesideOurs = [names.study, names.csv].some(
    (other) => existsSync(join(folder, other)) && isOurs(folder, other),
  );
  return isBesideOurs && beginningOf(path, parquetMark.length) === parquetMark;
}

/** How every Parquet file begins. */
const parquetMark = "PAR1";

function beginningOf(path: string, length: number): string {
  const handle = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(length);
    return bytes.toString("utf8", 0, readSync(handle, bytes, 0, length, 0));
  } finally {
    closeSync(handle);
  }
}
