// What a script calls a question with: of another shape than its types say, it would end in words of JavaScript.
import { refuseUsage } from "../errors.ts";
import { describeGiven } from "../reading/describeGiven.ts";

/**
 * The three arguments of every question.
 *
 * @throws PendencyError (usage) at the first that no question can be asked with
 */
export function checkCall(documents: unknown, asked: unknown, conduct: unknown): void {
  const opened = isMapping(documents) && isMapping(documents["model"]) && Array.isArray(documents["parameters"]);
  if (!opened) refuseUsage("documents", "what openDocuments or openModel gives", describeGiven(documents));
  if (!isMapping(asked)) refuseUsage("asked", "an object with what is asked", describeGiven(asked));
  checkConduct(conduct);
}

function checkConduct(conduct: unknown): void {
  if (!isMapping(conduct)) return refuseUsage("conduct", "an object such as { executor }", describeGiven(conduct));
  const { executor, limits, narrate, pause } = conduct;
  const isExecutor = isMapping(executor) && typeof executor["run"] === "function" && Number(executor["width"]) >= 1;
  if (executor !== undefined && !isExecutor) {
    refuseUsage("executor", "an executor, such as onThreads() gives", describeGiven(executor));
  }
  for (const [name, value] of Object.entries({ narrate, pause })) {
    if (value !== undefined && typeof value !== "function") refuseUsage(name, "a function", describeGiven(value));
  }
  if (limits === undefined) return;
  if (!isMapping(limits)) return refuseUsage("limits", "an object, such as usualLimits", describeGiven(limits));
  for (const name of ["recordsPerRun", "recordsInAll", "memoryBytes", "eventsPerRun"]) {
    const limit = limits[name];
    if (name === "eventsPerRun" && limit === null) continue;
    if (!(typeof limit === "number" && limit > 0)) {
      refuseUsage(`limits.${name}`, "a number above 0; usualLimits has one of each", describeGiven(limit));
    }
  }
}

/** Names of scenarios. */
export function checkStack(stack: unknown): void {
  if (Array.isArray(stack) && stack.every((name) => typeof name === "string")) return;
  refuseUsage("stack", 'a list of names of scenarios, such as ["rush"]', describeGiven(stack));
}

export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
