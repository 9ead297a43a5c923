// Whether everything a study document names is there: stages, resources, parameters, scenarios, claims, quantities, levels.
import { problem } from "../errors.ts";
import type { Problem } from "../errors.ts";
import type { FactLibrary } from "../facts/fact.ts";
import { findSeries, seriesIds } from "../facts/findSeries.ts";
import { checkMentions } from "../model/checkNames.ts";
import type { Model } from "../model/model.ts";
import { recordingPeriods, stepsInDays } from "../quantity/calendar.ts";
import { fiscalYearOfMonth } from "../quantity/fiscalYear.ts";
import { throwProblems } from "../reading/reading.ts";
import { didYouMean } from "../reading/suggest.ts";
import type { ModelDocuments } from "./readDocuments.ts";
import type { StudyDocument, StudyMention } from "./studyDocument.ts";

/**
 * @param facts whose series are looked up; without figures none is
 * @throws PendencyError (kind names) with up to ten names that do not exist, each at its place
 */
export function checkStudyDocument(study: StudyDocument, documents: ModelDocuments, facts?: FactLibrary): void {
  const { graph, scenarios } = documents;
  const problems: Problem[] = [];
  const known = namesIn(documents);
  const isThere = (series: string): boolean =>
    facts === undefined || facts.facts.size === 0 || facts.asOf !== undefined || findSeries(facts, series).length > 0;
  const sourcesOf = (parameter = ""): readonly string[] =>
    namesOf(graph.known.parameters.get(parameter)?.alternatives?.options ?? []);
  for (const mention of study.mentions ?? []) {
    if (mention.what === "published series") {
      if (facts !== undefined && !isThere(mention.name.text))
        expectName(problems, "a published series", mention, seriesIds(facts));
    } else if (mention.what !== "alternative")
      expectName(problems, expectedOf(mention.what), mention, known[mention.what]);
    // a parameter with one source has nothing to choose, and one that is not there is told by its own name
    else if (sourcesOf(mention.of).length > 0) {
      expectName(problems, "the name of an alternative", mention, sourcesOf(mention.of));
    }
  }
  const scenarioNames = new Set(namesOf(scenarios));
  const measures = [
    ...(study.headlines ?? []).map(({ key, measure }) => ({ path: `headlines.${key}.measure`, measure })),
    { path: "grid.measure", measure: study.grid?.measure },
    { path: "grid.against", measure: study.grid?.against },
  ];
  for (const { path, measure } of measures) {
    checkMentions(problems, graph, measure?.mentions ?? [], path, scenarioNames);
  }
  checkMentions(problems, graph, study.answer.asks?.mentions ?? [], "answer.asks", scenarioNames);
  throwProblems(problems);
  throwProblems(answerProblems(study.answer, documents.model));
}

/** Whether boxes hold everybody, and the days lie in the run. */
function answerProblems({ asks, boxes, outside }: StudyDocument["answer"], model: Model): readonly Problem[] {
  if (asks === null || asks.measure !== null) return [];
  const { at } = asks;
  const placed = new Set([...outside, ...boxes.flatMap(({ stages }) => stages)]);
  const isHolding = ({ stay }: Model["stages"][number]): boolean => stay.kind !== "passes" && stay.kind !== "outcome";
  const missing = namesOf(model.stages.filter(isHolding)).filter((name) => !placed.has(name));
  const { runs } = model;
  const [first, last] = runs.kind === "calendar" ? [runs.fromDays, runs.toDays] : [0, runs.forDays];
  const days = [asks.before, asks.after].filter((day) => day !== null);
  return [
    ...days
      .filter(({ days: day }) => day < first || day > last)
      .map(({ text }) => problem("names", at, "answer.asks", "a day inside the run", text)),
    ...(missing.length === 0
      ? []
      : [
          problem(
            "names",
            at,
            "answer.boxes",
            "every stage in which people stay in a box, or under `outside:`",
            `${missing.slice(0, 10).join(", ")} in none`,
          ),
        ]),
  ];
}

/** Names of the run's periods; fiscal years where it has a calendar. */
function periodsOf({ runs, gridDays, fiscalYearStartMonth }: Model) {
  const startDays = runs.kind === "calendar" ? runs.fromDays : null;
  const days = runs.kind === "calendar" ? runs.toDays - runs.fromDays : runs.forDays;
  const steps = Math.ceil(stepsInDays(days, gridDays));
  const { labels } = recordingPeriods({ startDays, gridDays, fiscalYearStartMonth, steps });
  const years = startDays === null ? [] : labels.map((month) => fiscalYearOfMonth(month, fiscalYearStartMonth));
  return { "period of the run": labels, "fiscal year of the run": [...new Set(years)] };
}

function namesIn({ model, parameters, scenarios, claims }: ModelDocuments) {
  return {
    stage: namesOf(model.stages),
    resource: namesOf(model.resources),
    parameter: namesOf([...model.parameters, ...parameters]),
    scenario: ["baseline", ...namesOf(scenarios)],
    claim: claims.map(({ id }) => id),
    quantity: namesOf(model.quantities),
    group: namesOf(model.groups),
    "level of a group": model.groups.flatMap(({ levels }) => levels),
    ...periodsOf(model),
  };
}

function expectedOf(what: StudyMention["what"]): string {
  return what.endsWith("of the run") ? `a ${what}` : `the name of a ${what}`;
}

function expectName(
  problems: Problem[],
  expected: string,
  { name: { text, at }, path }: StudyMention,
  known: readonly string[],
): void {
  if (known.includes(text)) return;
  const hint = didYouMean(text, known) ?? `known: ${known.slice(0, 20).join(", ") || "none"}`;
  problems.push({ kind: "names", at, path, expected, got: JSON.stringify(text), hint });
}

function namesOf(list: readonly { readonly name: string }[]): string[] {
  return list.map(({ name }) => name);
}
