// Titles and descriptions of scenarios, for tables and pages.
import type { Documents } from "../documents/readDocuments.ts";
import type { ScenarioText } from "../ask/reportInput.ts";

export function scenarioTexts({ scenarios }: Documents): readonly ScenarioText[] {
  return scenarios.map(({ name, title, description }) => ({ name, title, description }));
}
