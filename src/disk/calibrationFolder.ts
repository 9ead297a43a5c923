// The folder of a calibration: runs that are whole, and what came of them in the end. Whatever ends the command, the
// next one goes on from what is there, to the same bytes.
import { existsSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { CalibrateStore } from "../ask/calibrate/asked.ts";
import { refuseUsage } from "../errors.ts";
import { saidIn, writableFolder } from "./outFolder.ts";
import { shownPath } from "./readFiles.ts";
import { writeNamed } from "./writeNamed.ts";

/** What may be used, and what may not: never both. */
const setFile = "parameter-set.json";
const notPublishedFile = "not-published.json";

export class CalibrationFolder implements CalibrateStore {
  readonly path: string;

  /**
   * @param folder where --out says, or null for a folder of its own under out/calibrate
   * @param id     of the calibration
   * @throws PendencyError (usage) when it cannot be written to, or holds another calibration
   */
  constructor(folder: string | null, id: string) {
    this.path = writableFolder(folder ?? join("out", "calibrate", id), [setFile, notPublishedFile]);
    const all = existsSync(this.path) ? readdirSync(this.path) : [];
    const names = all.filter((name) => /^(runs-\d+-\d+|parameter-set|not-published)\.json$/.test(name));
    const earlier = names
      .map((name) => saidIn(join(this.path, name), "id"))
      .find((said) => said !== null && said !== id);
    if (earlier == null) return;
    const hint = "nothing was changed; documents, figures, members, passes or seed differ: name another folder";
    const got = `${shownPath(this.path)}, of ${earlier}`;
    refuseUsage("--out", `a folder of this calibration (${id}), or a new one`, got, hint);
  }

  read(name: string): string | null {
    const path = join(this.path, name);
    return existsSync(path) ? readFileSync(path, "utf8") : null;
  }

  write(name: string, text: string): void {
    writeNamed(this.path, [{ name, text }]);
  }

  /** @returns its path */
  keep(text: string, isPublished: boolean): string {
    const [name, other] = isPublished ? [setFile, notPublishedFile] : [notPublishedFile, setFile];
    this.write(name, text);
    rmSync(join(this.path, other), { force: true });
    return join(this.path, name);
  }
}
