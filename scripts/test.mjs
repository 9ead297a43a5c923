// Types, lint, format, then the tests. Ends with the line "N passed, N failed".
import { spawnSync } from "node:child_process";
import { readFileSync, mkdtempSync, existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkKernelTypes, whyNot } from "./kernel-types.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = (name) => join(root, "node_modules", ".bin", name);
let passed = 0;
let failed = 0;

const checks = [
  ["types of the core: no Node, no page", bin("tsc"), ["-p", "tsconfig.core.json", "--noEmit"]],
  ["types of everything", bin("tsc"), ["-p", "tsconfig.test.json", "--noEmit"]],
  ["lint", bin("oxlint"), ["--deny-warnings", "src", "test", "scripts", "bin", "bench", "kernel"]],
  ["format", bin("oxfmt"), ["--check", "src", "test", "scripts", "bin", "bench", "kernel"]],
];
for (const [name, command, args] of checks) {
  const done = spawnSync(command, args, { cwd: root, encoding: "utf8", shell: process.platform === "win32" });
  count(name, { status: done.status, said: done.stdout + done.stderr });
}
if (whyNot === null) count("types of the kernel", checkKernelTypes());

function count(name, { status, said }) {
  if (status === 0) passed += 1;
  else {
    failed += 1;
    console.log(`FAILED ${name}\n${said}`);
  }
}

const report = join(mkdtempSync(join(tmpdir(), "pendency-test-")), "report.json");
const vitest = spawnSync(
  process.execPath,
  [
    join(root, "node_modules", "vitest", "vitest.mjs"),
    "run",
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: "inherit" },
);
if (existsSync(report)) {
  const result = JSON.parse(readFileSync(report, "utf8"));
  passed += result.numPassedTests;
  failed += result.numFailedTests;
  // a file that fails to load has no tests to count; it is a failure all the same
  failed += result.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length;
} else failed += 1;
if (vitest.status !== 0 && failed === 0) failed += 1;

if (whyNot !== null) console.log(`1 check skipped: types of the kernel (${whyNot})`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
