// Functions of the tests as JavaScript, which Node runs: Vitest's module wrapper makes a simulation two to three times
// slower, and minutes of it are worth a compilation.
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Compiles a file of the tests, and what it imports, into a folder.
 *
 * @param root the package
 * @param file from the root on
 * @param built where to; made, and taken away again when the file does not compile
 * @throws with what the compiler says
 */
export function compileTests(root, file, built) {
  mkdirSync(built, { recursive: true });
  const compilerOptions = { noEmit: false, rootDir: root, outDir: ".", declaration: false, sourceMap: false };
  writeFileSync(
    join(built, "tsconfig.json"),
    JSON.stringify({
      extends: join(root, "tsconfig.test.json"),
      compilerOptions,
      include: [],
      files: [join(root, file)],
    }),
  );
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  const done = spawnSync(process.execPath, [compiler, "-p", join(built, "tsconfig.json")], { encoding: "utf8" });
  if (done.status !== 0) {
    rmSync(built, { recursive: true, force: true });
    throw new Error(`${file} does not compile\n${done.stdout}${done.stderr}`);
  }
  writeFileSync(join(built, "package.json"), '{"type": "module"}\n');
}
