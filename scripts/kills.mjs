// A long campaign of kills: `npm run kills` or `npm run kills -- 300`, the number of rounds of six kills a test.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const rounds = process.argv[2] ?? "50";
const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
const done = spawnSync(process.execPath, [vitest, "run", "test/cli/kills.test.ts"], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, PENDENCY_KILLS: rounds },
});
process.exitCode = done.status ?? 1;
