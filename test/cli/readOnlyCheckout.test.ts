// A checkout that nobody may write to, and whose build is older than its sources.
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
/** permissions bind everybody but the superuser, who can become somebody else */
const isRoot = process.getuid?.() === 0;
const somebody = isRoot ? { uid: 65534, gid: 65534 } : {};

test.skipIf(process.platform === "win32").each([
  ["is older than its sources", true],
  ["is missing", false],
])("the build in dist %s, and the folder is read-only: one message says so", (state, isThere) => {
  const checkout = mkdtempSync(join(tmpdir(), "pendency-read-only-"));
  const scripts = [
    "bin/pendency.mjs",
    ...["build", "buildCommand", "buildWorkbench", "firstPacks"].map((name) => `scripts/${name}.mjs`),
  ];
  for (const path of [...scripts, "tsconfig.json", "tsconfig.base.json", "package.json"]) {
    cpSync(join(root, path), join(checkout, path));
  }
  for (const folder of ["src", "node_modules/typescript/bin"]) mkdirSync(join(checkout, folder), { recursive: true });
  writeFileSync(join(checkout, "src", "index.ts"), "export {};\n");
  writeFileSync(join(checkout, "node_modules/typescript/bin/tsc"), 'console.error("error TS5033"); process.exit(1);\n');
  if (isThere) {
    mkdirSync(join(checkout, "dist"));
    writeFileSync(join(checkout, "dist", ".source-hash"), "another");
  }
  const before = readdirSync(checkout);
  chmodSync(checkout, 0o555);
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(checkout, "bin", "pendency.mjs"), "--version"], {
    cwd: "/",
    encoding: "utf8",
    ...somebody,
  });
  chmodSync(checkout, 0o755);
  expect(stderr).toBe(
    `${checkout}\n  expected a folder that can be written to, because the build in dist ${state}; got EACCES\n` +
      "  hint: run `npm run build` as somebody who may write there, then this command again\n",
  );
  expect([status, stdout]).toEqual([2, ""]);
  expect(readdirSync(checkout)).toEqual(before);
});
