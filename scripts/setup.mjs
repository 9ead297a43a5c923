// Installs and builds only when something changed, so that `npm start` and `npm test` work on a fresh clone and stay quick after.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { dirname, join } from "node:path";
import { build } from "./build.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, "node_modules", ".pendency-lock");
const lock = createHash("sha256")
  .update(readFileSync(join(root, "package-lock.json")))
  .digest("hex");

if (!existsSync(stampFile) || readFileSync(stampFile, "utf8") !== lock) {
  process.stderr.write("Installing the packages named in package-lock.json …\n");
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm]] : ["npm", []];
  // nothing that is installed needs a script of its own
  const done = spawnSync(command, [...args, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: !npm && process.platform === "win32",
  });
  if (done.status !== 0) {
    process.stderr.write("The packages could not be installed. Check the network, then run the same command again.\n");
    process.exit(2);
  }
  writeFileSync(stampFile, lock);
}
build(root);
