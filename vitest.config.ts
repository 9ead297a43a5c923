import { existsSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What keeps a core for half a minute and more, the longest first. */
const longest = [
  "documents.test.ts",
  "golden/golden.test.ts",
  "cli/cli.test.ts",
  "engines/randomNetworks.test.ts",
  "cli/fluid.test.ts",
  "cli/jsonKeys.test.ts",
  "cli/kills.test.ts",
  "examples.test.ts",
  "forecast/smallWorlds.test.ts",
  "flagship/draws.test.ts",
  "flagship/poisonedRows.test.ts",
  "cli/asOf.test.ts",
  "study/executors.test.ts",
  "cli/register.test.ts",
  "flagship/origins.test.ts",
].map((file) => `/test/${file}`);
for (const file of longest) {
  if (!existsSync(new URL(`.${file}`, import.meta.url))) throw new Error(`expected a test file; ${file} is none`);
}

/** Long files begin first: one that begins last leaves every other worker idle for all of its time. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = ({ moduleId }: TestSpecification): number => {
      const rank = longest.findIndex((file) => moduleId.endsWith(file));
      return rank < 0 ? longest.length : rank;
    };
    return (await super.sort(files)).toSorted((left, right) => rankOf(left) - rankOf(right));
  }
}

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // a simulation test fills a core by itself
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
  },
});
