// A number and the way down from it, for the page and for the terminal: documents and a study in, plain rows out.
import type { Documents } from "../../documents/documents.ts";
import { placeInModel } from "../../documents/placeInModel.ts";
import { describeMeasure } from "../../judge/describeMeasure.ts";
import { numbersOf, summaryOf } from "./outputOf.ts";
import { pathOf } from "./pathOf.ts";
import type { NumberPath, PathPart } from "./pathOf.ts";
import type { ExplainedNumber, ExplainedParameter } from "./explainedNumber.ts";
import type { ParameterRow } from "../report/provenanceRows.ts";
import { influenceOf } from "../../summarise/influence.ts";
import type { Influence } from "../../summarise/influence.ts";
import { typedFigures } from "../../model/typedFigures.ts";
import { noUnit } from "../../quantity/unit.ts";
import { describeValue, titlesOf as parameterTitles } from "../report/describeValue.ts";
import { judgedUse } from "./judgedUse.ts";
import { setIn } from "./setIn.ts";
import { levelGate } from "../../judge/verdictGate.ts";
import type { ModelGates } from "../../judge/verdictGate.ts";
import type { Study } from "../../study/study.ts";
import type { Cell } from "./findCells.ts";

/** @param rows of all parameters, by which facts and judges are found */
export function explainNumber(
  documents: Documents,
  study: Study,
  cell: Cell & { readonly key?: string },
  rows: readonly ParameterRow[],
  gates: ModelGates,
): ExplainedNumber {
  const { measure, title, name } = cell;
  const value = summaryOf(study, { name, stack: measure.scenario });
  const path = pathOf(documents, measure, measure.scenario, setIn(study, measure.scenario));
  const upstream = path.parts.filter(({ steps }) => steps > 0);
  const onTheWay = new Set([...path.counted, ...path.parts].map((part) => part.name));
  return {
    key: cell.key ?? name,
    title,
    measure: describeMeasure(measure, documents),
    definedAt: placeInModel(measure.position, documents.model),
    stack: measure.scenario,
    value,
    gate: levelGate(measure, gates),
    counted: path.counted.map((part) => part.title),
    stages: titlesOf(upstream, "stage"),
    resources: titlesOf(upstream, "resource"),
    regimes: [...new Set(path.parameters.flatMap(({ regimes }) => regimes))],
    parameters: byInfluence(
      path.parameters.map((one) => {
        const row = rows.find((each) => each.name === one.parameter.name);
        const influence = influenceOn(value?.values ?? [], one.parameter.name, study);
        const judged = judgedUse(one.parameter, documents, measure, setIn(study, measure.scenario));
        const changedBy = one.changedBy.map(({ scenario }) => scenario);
        return explainedParameter({ ...one, changedBy, judged }, row, influence);
      }),
    ),
    typed: typedFigures(documents.graph)
      .filter(({ of }) => onTheWay.has(of))
      .map(({ path: place, at, value: written, facts }) => ({
        path: place,
        definedAt: placeInModel(at, documents.model),
        value: describeValue(written, noUnit, parameterTitles(documents.parameters)),
        facts,
      })),
  };
}

function titlesOf(parts: readonly PathPart[], kind: PathPart["kind"]): readonly string[] {
  return parts.filter((part) => part.kind === kind).map(({ title }) => title);
}

function explainedParameter(
  {
    parameter,
    steps,
    places,
    changedBy,
    judged,
  }: Omit<NumberPath["parameters"][number], "changedBy"> & Pick<ExplainedParameter, "changedBy" | "judged">,
  row: ParameterRow | undefined,
  influence: Influence | null,
): ExplainedParameter {
  return {
    name: parameter.name,
    title: parameter.title,
    kind: row?.kind ?? "judgement",
    judged,
    steps,
    places: places.map(({ path }) => path),
    facts: row?.facts ?? [],
    judgedBy: row?.judgedBy ?? "",
    changedBy: [...new Set(changedBy)],
    influence,
  };
}

/** Null where it is not drawn: nothing is known then, which is not the same as no influence. */
function influenceOn(values: readonly (number | null)[], parameter: string, study: Study): Influence | null {
  const draws = study.draws.find(({ name, how }) => name === parameter && how !== "source");
  if (draws === undefined || new Set(draws.values).size < 2) return null;
  return influenceOf(numbersOf(draws.values), values);
}

/** Strongest first; the others keep the order of the path, nearest first. */
function byInfluence(parameters: readonly ExplainedParameter[]): readonly ExplainedParameter[] {
  const size = ({ influence }: ExplainedParameter): number =>
    influence?.correlation == null ? -1 : Math.abs(influence.correlation);
  return parameters.toSorted((left, right) => size(right) - size(left));
}
