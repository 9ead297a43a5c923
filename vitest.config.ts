import { existsSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Folders whose tests only call functions: a worker keeps what it has loaded, the flagship too, from file to file. */
const pure = [
  "ask", "claim", "compile", "documents", "engines", "ensemble", "facts", "flagship", "forecast", "golden", "judge", "model", "observe",
  "parameters", "present", "quantity", "random", "scenario", "simulate", "statistics", "study", "summarise", "theory",
].map((folder) => `test/${folder}/**/*.test.ts`); // prettier-ignore

/** What keeps a core for half a minute and more, the longest first. */
const longest = [
  "documents.test.ts",
  "cli/cli.test.ts",
  "cli/fluid.test.ts",
  "cli/jsonKeys.test.ts",
  "cli/kills.test.ts",
  "examples.test.ts",
  "cli/asOf.test.ts",
  "cli/register.test.ts",
  "engines/randomNetworks.test.ts",
  "golden/golden.test.ts",
  "forecast/smallWorlds.test.ts",
  "flagship/draws.test.ts",
  "flagship/poisonedRows.test.ts",
  "study/executors.test.ts",
  "flagship/origins.test.ts",
].map((file) => `/test/${file}`);
for (const file of longest) {
  if (!existsSync(new URL(`.${file}`, import.meta.url))) throw new Error(`expected a test file; ${file} is none`);
}

/** Long files begin first: one that begins last leaves every other worker idle for all of its time. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = ({ moduleId, project }: TestSpecification): number => {
      const rank = longest.findIndex((file) => moduleId.endsWith(file));
      // a worker is kept only for files that follow each other
      return (project.config.isolate ? 0 : 1000) + (rank < 0 ? longest.length : rank);
    };
    return (await super.sort(files)).toSorted((left, right) => rankOf(left) - rankOf(right));
  }
}

export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // a simulation test fills a core by itself
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: "functions", include: pure, isolate: false } },
      {
        extends: true,
        test: { name: "programs", include: ["test/**/*.test.ts"], exclude: [...pure, "**/node_modules/**"] },
      },
    ],
  },
});
