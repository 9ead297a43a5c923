// Runs every golden case that is written as a document, slow ones included, and prints
// case, expected, got, half-width, z and verdict. `node scripts/golden.mjs 7` uses seed 7.
import { spawnSync } from "node:child_process";

const seed = process.argv[2] ?? "20261123";
const vitest = new URL("../node_modules/vitest/vitest.mjs", import.meta.url);
const { status } = spawnSync(process.execPath, [vitest.pathname, "run", "test/golden", "--disable-console-intercept"], {
  stdio: "inherit",
  env: { ...process.env, GOLDEN: "long", GOLDEN_SEED: seed },
});
process.exitCode = status ?? 1;
