// Rows of a long run, kept line by line as they are found, so that a run that was stopped goes on where it was.
import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/**
 * One hash of every file under some folders: rows belong to these very sources.
 *
 * @param isWanted of a path from the root on; left out: all are
 */
export function hashOfFolders(root, folders, isWanted = () => true) {
  const hash = createHash("sha256");
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.name === "node_modules") continue;
      if (entry.isDirectory()) walk(path);
      else if (isWanted(path.slice(root.length))) hash.update(path.slice(root.length)).update(readFileSync(path));
    }
  };
  for (const folder of folders) walk(join(root, folder));
  return hash.digest("hex").slice(0, 16);
}

/** One hash of what some sources do: comments, and where their imports lie, are left out. */
export function hashOfCode(texts) {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text.replaceAll(/^import [^;]*;\n|\/\*[^]*?\*\/\n?|^\s*\/\/.*\n/gm, ""));
  return hash.digest("hex").slice(0, 16);
}

export class Kept {
  rows = [];
  #file;

  /** @param key of what the rows are true of; rows of other keys are not read */
  constructor(folder, key) {
    mkdirSync(folder, { recursive: true });
    this.#file = join(folder, `${key}.jsonl`);
    if (!existsSync(this.#file)) return;
    // a last line that was not finished is no row
    const lines = readFileSync(this.#file, "utf8").split("\n").slice(0, -1);
    this.rows = lines.map((line) => JSON.parse(line));
  }

  add(row) {
    this.rows.push(row);
    appendFileSync(this.#file, `${JSON.stringify(row)}\n`);
  }

  forget() {
    this.rows = [];
    rmSync(this.#file, { force: true });
  }
}
