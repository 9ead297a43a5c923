// Compiles src/ to dist/, bundles the command there, builds the page of src/workbench in dist/workbench, and packs the models
// of a main job, when a source file is newer than the last build.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Every file under src/ and the compiler's settings, in one hash: the build is stale when it differs.
 * Paths are hashed as they stand below the root, however the root itself is spelt.
 */
export function sourceHash(root) {
  const hash = createHash("sha256");
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else hash.update(relative(root, path)).update(readFileSync(path));
    }
  };
  walk(join(root, "src"));
  const makers = ["scripts/buildCommand.mjs", "scripts/buildWorkbench.mjs", "scripts/firstPacks.mjs"];
  for (const name of ["tsconfig.json", "tsconfig.base.json", "package.json", ...makers])
    hash.update(readFileSync(join(root, name)));
  return hash.digest("hex");
}

/** Compiles src/ to dist/ unless dist/ was made from these very sources. Exits with code 2 when the compiler fails. */
export function build(root) {
  const stampFile = join(root, "dist", ".source-hash");
  const hash = sourceHash(root);
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === hash) return;
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  if (!existsSync(compiler)) {
    process.stderr.write("The TypeScript compiler is not installed. Run `npm ci` in the project's folder first.\n");
    process.exit(2);
  }
  // built beside and then put in place, so that two commands started at once never see half a build
  const fresh = join(root, `dist.${process.pid}`);
  const old = `${fresh}.old`;
  refuseReadOnly(root, fresh);
  const steps = [
    [compiler, "-p", join(root, "tsconfig.json"), "--outDir", fresh],
    [join(root, "scripts", "buildCommand.mjs"), fresh],
    [join(root, "scripts", "buildWorkbench.mjs"), join(fresh, "workbench")],
    [join(root, "scripts", "firstPacks.mjs"), fresh],
  ];
  for (const step of steps) {
    const done = spawnSync(process.execPath, step, { cwd: root, stdio: ["ignore", 2, 2] });
    if (done.status === 0) continue;
    rmSync(fresh, { recursive: true, force: true });
    process.exit(2);
  }
  writeFileSync(join(fresh, ".source-hash"), hash);
  try {
    // out of the way in one step: a command that runs meanwhile misses no file for longer than that
    if (existsSync(join(root, "dist"))) renameSync(join(root, "dist"), old);
    renameSync(fresh, join(root, "dist"));
  } catch {
    // another command has just put the same build in place
    rmSync(fresh, { recursive: true, force: true });
  }
  rmSync(old, { recursive: true, force: true });
}

/** Told before the compiler prints a line for every file that it cannot write. */
function refuseReadOnly(root, fresh) {
  try {
    mkdirSync(fresh);
    // a folder that nobody may change cannot give way to the new one
    if (existsSync(join(root, "dist"))) accessSync(join(root, "dist"), constants.W_OK);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    const state = existsSync(join(root, "dist")) ? "is older than its sources" : "is missing";
    process.stderr.write(
      `${root}\n  expected a folder that can be written to, because the build in dist ${state}; got ${error.code}\n` +
        "  hint: run `npm run build` as somebody who may write there, then this command again\n",
    );
    process.exit(2);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build(dirname(dirname(fileURLToPath(import.meta.url))));
