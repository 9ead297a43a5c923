import { existsSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Folders whose tests only call functions: a worker keeps what it has loaded, the flagship too, from file to file. */
const pure = [
  "ask", "bench", "claim", "compile", "disk", "documents", "engines", "ensemble", "facts", "flagship", "forecast", "gallery",
  "golden", "import", "judge", "model", "observe", "parameters", "present", "quantity", "random", "reading", "scenario",
  "simulate", "statistics", "study", "summarise", "theory",
].map((folder) => `test/${folder}/**/*.test.ts`); // prettier-ignore

/** Tests of the command line: a worker keeps the process that answers commands from file to file. */
const commands = ["cli/**/*", "commandLine/*", "documents", "examples", "frontPage", "import/adopt"].map(
  (name) => `test/${name}.test.ts`,
);

/** Journeys on the page: a worker keeps its browsers, and the packs of models that they are given. */
const pages = ["test/browser/**/*.test.ts", "test/workbench/**/*.test.ts"];

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

/** Files of one project follow each other; small ones come last, so that workers end together. */
const inTurn = ["programs", "commands", "pages", "functions"];

/** Long files begin first: one that begins last leaves every other worker idle for all of its time. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = ({ moduleId, project }: TestSpecification): number => {
      const rank = longest.findIndex((file) => moduleId.endsWith(file));
      // a worker is kept only for files that follow each other
      return 1000 * inTurn.indexOf(project.name) + (rank < 0 ? longest.length : rank);
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
      { extends: true, test: { name: "commands", include: commands, isolate: false } },
      {
        extends: true,
        test: { name: "pages", include: pages, isolate: false, globalSetup: ["test/browser/endBrowsers.ts"] },
      },
      { extends: true, test: { name: "functions", include: pure, exclude: commands, isolate: false } },
      {
        extends: true,
        test: {
          name: "programs",
          include: ["test/**/*.test.ts"],
          exclude: [...commands, ...pages, ...pure, "**/node_modules/**"],
        },
      },
    ],
  },
});
