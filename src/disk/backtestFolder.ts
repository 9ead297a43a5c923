// The folder of a backtest: a file an origin, each put in place whole, so that whatever ends the command, the next one
// goes on from those that are there.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { BacktestStore } from "../ask/backtest/asked.ts";
import { besideSets } from "../ask/record.ts";
import { backtestTableNames } from "../present/backtestTables.ts";
import { interventionsTableNames } from "../present/interventionsTables.ts";
import { refuseUsage } from "../errors.ts";
import { crateFile } from "./ensembleFolder.ts";
import { frozenNames, withRecord } from "./frozenFolder.ts";
import type { FreezeAsked } from "./frozenFolder.ts";
import { saidIn, writableFolder } from "./outFolder.ts";
import { shownPath } from "./readFiles.ts";
import { writeNamed } from "./writeNamed.ts";
import type { NamedText } from "./writeNamed.ts";

/** Says whose folder it is, and which files are tables. */
export const backtestFile = "backtest.json";
/** The same of a table of interventions. */
export const interventionsFile = "interventions.json";
/** Every number of a track record, and the scores as they lie beside the model. */
export const recordFile = "track-record.json";
export const recordedScoresFile = "scores.json";

export class BacktestFolder implements BacktestStore {
  readonly path: string;

  /**
   * @param folder where --out says, or null for a folder of its own under out/backtest
   * @param id     of the backtest; `protocol` likewise
   * @throws PendencyError (usage) when it cannot be written to, or holds another backtest
   */
  constructor(folder: string | null, id: string, protocol: string) {
    const tables = [...backtestTableNames, ...interventionsTableNames];
    const written = [backtestFile, interventionsFile, recordFile, recordedScoresFile, ...tables, ...frozenNames];
    this.path = writableFolder(folder ?? join("out", "backtest", id), written, besideSets);
    const said = [backtestFile, interventionsFile].map((name) => saidIn(join(this.path, name), "protocol"));
    const earlierProtocol = said.find((one) => one !== null) ?? null;
    if (earlierProtocol !== null && earlierProtocol !== protocol) {
      const hint = "nothing was changed; the scores of every protocol stay: name another folder";
      const got = `${shownPath(this.path)}, with scores of protocol ${earlierProtocol}`;
      refuseUsage("--out", `a folder with scores of this protocol (${protocol}), or a new one`, got, hint);
    }
    const names = existsSync(this.path) ? readdirSync(this.path) : [];
    const own = names.filter((name) => /^(backtest|interventions|origin-[-\d]+|intervention-\w+)\.json$/.test(name));
    const earlier = own.map((name) => saidIn(join(this.path, name), "id")).find((said) => said !== null && said !== id);
    if (earlier == null) return;
    const hint = "nothing was changed; documents, figures, draws or seed differ: name another folder";
    refuseUsage(
      "--out",
      `a folder of this backtest (${id}), or a new one`,
      `${shownPath(this.path)}, of ${earlier}`,
      hint,
    );
  }

  read(name: string): string | null {
    const path = join(this.path, name);
    return existsSync(path) ? readFileSync(path, "utf8") : null;
  }

  write(name: string, text: string): void {
    this.writeAll([{ name, text }]);
  }

  /**
   * All of them, or none.
   *
   * @param run what makes them again, without a crate: nothing in the folder tells when it was made; null: it is not kept
   */
  writeAll(files: readonly NamedText[], run: FreezeAsked | null = null): void {
    const all = run === null ? files : withRecord(files, run).filter(({ name }) => name !== crateFile);
    writeNamed(this.path, all);
  }
}
