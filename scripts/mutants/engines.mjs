// Whose mutants there are, what takes an engine's kernel away, and which tests are asked.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fluidPacketMutants } from "./fluidPackets.mjs";
import { fluidPlanMutants } from "./fluidPlan.mjs";
import { fluidResourceMutants } from "./fluidResources.mjs";
import { fluidStepMutants } from "./fluidSteps.mjs";
import { individualMutants } from "./individual.mjs";
import { observerMutants } from "./observers.mjs";
import { resourceMutants } from "./resources.mjs";
import { timeMutants } from "./time.mjs";

const testsOf = (names) => names.map((name) => `test/simulate/${name}.test.ts`);
const straightTests = testsOf([
  "straight",
  "lines",
  "holds",
  "departures",
  "clocks",
  "arrivals",
  "durations",
  "feedback",
  "sampledServers",
  "drawsByName",
]);
const fluidTests = testsOf(
  ["", "Lines", "Departures", "Holds", "Clocks", "Arrivals", "Durations", "Step"].map((name) => `fluid${name}`),
);

/**
 * One engine with its mutants.
 *
 * `takeKernelAway` works on a copy of src/ and test/: what is broken is then what runs, and no test compares it with unbroken bytes.
 * `rounds`: tests by folder or file of the mutant, the longest name that fits. They are asked one list after the other until one
 * fails: the quick ones near the bug, then everything about engines.
 */
export const engines = [
  {
    name: "individual",
    mutants: [...individualMutants, ...resourceMutants, ...timeMutants, ...observerMutants],
    takeKernelAway(folder) {
      rmSync(join(folder, "test/observe/insideKernel.test.ts"));
      rmSync(join(folder, "test/determinism"), { recursive: true });
      rewrite(folder, "test/engines/engines.ts", (text) =>
        text.replace(/.*name: "fast".*\n/, "").replace(/import .*simulateFast.*\n/, ""),
      );
    },
    vitestOptions: [],
    rounds: {
      "src/simulate": [straightTests, ["test/engines", "test/simulate/engineProperties.test.ts"], ["test/golden"]],
      "src/observe": [
        ["test/observe"],
        ["test/engines", "test/simulate/until.test.ts", "test/summarise", "test/study/study.test.ts"],
        ["test/golden"],
      ],
      "src/random": [
        ["test/random", ...straightTests],
        ["test/engines", "test/study/study.test.ts"],
      ],
      "src/compile": [["test/compile/compile.test.ts", ...straightTests], ["test/engines"]],
      "src/compile/measures.ts": [["test/observe"], ["test/engines"]],
    },
  },
  {
    name: "fluid",
    mutants: [...fluidStepMutants, ...fluidPacketMutants, ...fluidResourceMutants, ...fluidPlanMutants],
    takeKernelAway(folder) {
      // without bytes it is as where there is no WebAssembly: every run of the copy is made in TypeScript
      rewrite(folder, "src/simulate/fluid/fast/kernelBytes.ts", () => 'export const fluidKernelHex = "";\n');
      for (const test of ["Twins", "KernelBytes", "Memory"]) rmSync(join(folder, `test/simulate/fluid${test}.test.ts`));
      rmSync(join(folder, "test/determinism"), { recursive: true });
    },
    // its tests write to nothing that they share; modules are loaded once for all of them
    vitestOptions: ["--no-isolate"],
    rounds: {
      "src/simulate": [
        fluidTests,
        testsOf(["fluidParts", "fluidProperties"]),
        [
          ...testsOf(
            ["Faults", "ShortPatience", "OfficeHours", "OldestFirst", "DoorWaits"].map((name) => `fluid${name}`),
          ),
          "test/engines/fluidSteps.test.ts",
        ],
        testsOf(["fluidAgreement"]),
      ],
    },
  },
];

/** The tests that are asked about a mutant of a file, one list after the other. */
export function roundsFor({ rounds }, file) {
  const fitting = Object.keys(rounds).filter((part) => file === part || file.startsWith(`${part}/`));
  return rounds[fitting.reduce((longest, folder) => (folder.length > longest.length ? folder : longest))];
}

/** The files that an engine's mutants break, each once. */
export const brokenFiles = ({ mutants }) => [...new Set(mutants.map(({ file }) => file))].sort();

function rewrite(folder, file, change) {
  const path = join(folder, file);
  const before = readFileSync(path, "utf8");
  const after = change(before);
  if (after === before) throw new Error(`${file} › expected what names the kernel; got nothing of the kind`);
  writeFileSync(path, after);
}
