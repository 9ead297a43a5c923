// Rows that came out later than a day, spoilt, change nothing of a run as of that day: test/flagship/poisonedRows.test.ts
// at as many days as are asked for.
//   npm run poisoned-rows -- [--days 20] [--seed 20261129]
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: { days: { type: "string", default: "20" }, seed: { type: "string", default: "20261129" } },
});
const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
const { status } = spawnSync(
  process.execPath,
  [vitest, "run", "--maxWorkers=1", "--reporter=verbose", "test/flagship/poisonedRows.test.ts"],
  { cwd: root, stdio: "inherit", env: { ...process.env, POISON_DAYS: values.days, POISON_SEED: values.seed } },
);
process.exit(status ?? 1);
