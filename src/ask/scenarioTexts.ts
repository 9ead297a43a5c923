// Titles and descriptions of scenarios, for tables and pages, with what a run decides about when they change something.
import type { ModelDocuments } from "../documents/readDocuments.ts";
import type { Parameter } from "../parameters/parameter.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { ScenarioText } from "./report/reportInput.ts";

export function scenarioTexts({
  scenarios,
  parameters,
}: Pick<ModelDocuments, "scenarios" | "parameters">): readonly ScenarioText[] {
  return scenarios.map((scenario) => ({
    name: scenario.name,
    title: scenario.title,
    description: [scenario.description, ...timingTexts(scenario, parameters)].filter((text) => text !== "").join(" "),
  }));
}

/** "Later than dated by “Time until it is signed”. Happens in some runs only, by “Chance that it passes”." */
function timingTexts({ changes }: Scenario, parameters: readonly Parameter[]): readonly string[] {
  const titled = (name: string): string => `“${parameters.find((one) => one.name === name)?.title ?? name}”`;
  const all = changes.length;
  const said = (key: "delayedBy" | "chance", words: readonly [string, string]): string[] => {
    const named = changes.flatMap((change) => change[key]?.text ?? []);
    return [...new Set(named)].map((name) => {
      const some = named.filter((one) => one === name).length;
      const part = some === all ? "" : ` (${some} of ${all} changes)`;
      return `${words[0]} ${titled(name)}${words[1]}${part}.`;
    });
  };
  return [
    ...said("delayedBy", ["Later than dated by", ", one length a run"]),
    ...said("chance", ["Happens in some runs only, by", ", the same runs in every stack"]),
  ];
}
