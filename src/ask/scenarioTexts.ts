// Titles and descriptions of scenarios, for tables and pages.
import type { ModelDocuments } from "../documents/readDocuments.ts";
import type { ScenarioText } from "./report/reportInput.ts";

export function scenarioTexts({ scenarios }: ModelDocuments): readonly ScenarioText[] {
  return scenarios.map(({ name, title, description }) => ({ name, title, description }));
}
