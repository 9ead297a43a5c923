// A calibration document names what the model has, and says of every series of the forecasts document what it does.
import type { Problem } from "../errors.ts";
import type { FactLibrary } from "../facts/fact.ts";
import { expectFact } from "../model/checkFacts.ts";
import type { Graph } from "../model/graph.ts";
import type { Name } from "../reading/name.ts";
import { throwProblems } from "../reading/reading.ts";
import { didYouMean } from "../reading/suggest.ts";
import type { CalibrationDocument } from "./calibration.ts";
import type { ForecastsDocument } from "./forecasts.ts";

/**
 * @param forecasts null where the model has none: then there is no series to name
 * @param facts     null on a day of the past
 * @throws PendencyError with up to ten problems of the first kind that has any: names, sense, facts
 */
export function checkCalibration(
  document: CalibrationDocument,
  { model, known }: Pick<Graph, "model" | "known">,
  forecasts: ForecastsDocument | null,
  facts: FactLibrary | null,
): void {
  const { targets, leftOut, walks, at } = document;
  const { parameters } = model;
  const problems: Problem[] = [];
  const expectOne = (what: string, { text, at: place }: Name, known: readonly string[], path: string): void => {
    if (known.includes(text)) return;
    const hint = didYouMean(text, known) ?? `known are ${known.join(", ")}`;
    problems.push({ kind: "names", at: place, path, expected: `the name of a ${what}`, got: `"${text}"`, hint });
  };
  const series = forecasts?.series.map(({ name }) => name) ?? [];
  const [drawn, drifting] = [
    parameters.filter(({ uncertainty }) => uncertainty !== null).map(({ name }) => name),
    parameters.filter(({ drift }) => drift != null).map(({ name }) => name),
  ];
  for (const one of [...targets, ...leftOut]) expectOne("series of the forecasts document", one.series, series, "targets"); // prettier-ignore
  for (const { series: own, moves } of targets) {
    for (const one of moves ?? []) {
      expectOne("parameter with an uncertainty or a drift", one, [...drawn, ...drifting], `targets.${own.text}.moves`);
    }
  }
  for (const { parameter } of walks) expectOne("parameter with a drift", parameter, drifting, "walks");
  const said = [...targets, ...leftOut].map((one) => one.series.text);
  for (const name of series.filter((one) => !said.includes(one))) {
    const expected = `series.${name} under \`targets:\`, or under \`leftOut:\` with the reason`;
    problems.push({ kind: "sense", at, path: "targets", expected, got: "neither" });
  }
  for (const one of targets.filter((target) =>
    leftOut.some(({ series: other }) => other.text === target.series.text),
  )) {
    const expected = "a series that moves parameters, or is left out";
    problems.push({ kind: "sense", at: one.series.at, path: `targets.${one.series.text}`, expected, got: "both" });
  }
  if (facts !== null) {
    for (const { text, at: place } of [...targets, ...walks].flatMap((one) => one.facts)) {
      expectFact(problems, known, facts, { text, at: place }, true, "facts");
    }
  }
  throwProblems(problems);
}
