// Type-checks the kernel's sources. The types of its language come with its own compiler; where that is not
// installed, the check is left out with a word, unless PENDENCY_REQUIRE_ALL says that nothing may be.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const isInstalled = existsSync(join(root, "kernel", "node_modules", "assemblyscript"));
const isCompulsory = process.env.PENDENCY_REQUIRE_ALL !== undefined;

/** Why the check is left out here; null where it is made. */
export const whyNot = isInstalled || isCompulsory ? null : "its compiler is not installed: npm ci --prefix kernel";

/** @returns exit status and what the type checker said */
export function checkKernelTypes() {
  if (!isInstalled) return { status: 1, said: "the kernel's compiler is not installed: npm ci --prefix kernel\n" };
  const tsc = join(root, "node_modules", ".bin", "tsc");
  const options = { cwd: root, encoding: "utf8", shell: process.platform === "win32" };
  const { status, stdout, stderr } = spawnSync(tsc, ["-p", "kernel"], options);
  return { status, said: stdout + stderr };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (whyNot === null) {
    const { status, said } = checkKernelTypes();
    process.stdout.write(said);
    process.exitCode = status === 0 ? 0 : 1;
  } else process.stdout.write(`SKIPPED types of the kernel: ${whyNot}\n`);
}
