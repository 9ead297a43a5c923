// The commit that a folder's files were checked out from, for a record of where numbers come from.
import { spawnSync } from "node:child_process";

/** null where the folder lies in no repository, or git is not at hand */
export function commitOf(folder: string): string | null {
  const { status, stdout } = spawnSync("git", ["rev-parse", "HEAD"], { cwd: folder, encoding: "utf8" });
  return status === 0 && /^[0-9a-f]{40,64}\s*$/.test(stdout) ? stdout.trim() : null;
}
