// The ledger: every judgement in a model, its range, who reads it, and what drawing it did in a study.
import { placeInModel } from "../../documents/placeInModel.ts";
import type { ModelDocuments } from "../../documents/readDocuments.ts";
import { describeDrift } from "../report/describeDrift.ts";
import { quantileOf } from "../../compile/drawParameters.ts";
import { standInsOf } from "../../model/places.ts";
import type { Parameter, Source } from "../../parameters/parameter.ts";
import { numbersOf, summaryOf } from "./outputOf.ts";
import { judgedPartOf } from "../../parameters/judgedPart.ts";
import { hasNumber, typedFigures } from "../../model/typedFigures.ts";
import { isoDate } from "../../quantity/date.ts";
import { number, percent } from "../../quantity/numberWords.ts";
import { noUnit } from "../../quantity/unit.ts";
import { pathOf } from "./pathOf.ts";
import { setIn } from "./setIn.ts";
import type { AssumptionLedger, AssumptionRow, LedgerOutput } from "./assumptionLedger.ts";
import { influenceOf, chanceBound } from "../../summarise/influence.ts";
import type { Influence } from "../../summarise/influence.ts";
import { chancesIn } from "../../scenario/scenario.ts";
import type { Study } from "../../study/study.ts";
import { describeValue, titlesOf } from "../report/describeValue.ts";
import type { Titles } from "../report/describeValue.ts";
import type { Headline } from "./headlines.ts";

/**
 * @param command measures the effects where this study has too few runs for it
 * @returns null for a model without a judgement, and without a number of its own
 */
export function assumptionsOf(
  documents: ModelDocuments,
  study: RunsOfLedger,
  headlines: readonly Headline[],
  command: string,
): AssumptionLedger | null {
  const outputs = headlines.flatMap((headline) => outputOf(headline, study));
  const summaries = outputs.map(({ values }) => values);
  const onTheWay = outputs.map(({ measure, stack }) => {
    const { parameters } = pathOf(documents, measure, stack, setIn(study, stack));
    return new Set(parameters.map(({ parameter }) => parameter.name));
  });
  const chances = chancesIn(documents.scenarios);
  const ofParameters = documents.parameters.flatMap((parameter) => {
    const judged = judgementsOf(parameter, chances.includes(parameter.name), titlesOf(documents.parameters));
    if (judged.length === 0) return [];
    const effects = effectsOn(summaries, parameter, study);
    const usedBy = readersOf(parameter, documents);
    const reaches = onTheWay.map((names) => names.has(parameter.name));
    return judged.map((one) => ({
      ...one,
      // with every parameter at its value, what has a range is not drawn from it
      state: one.state === "drawn" && study.spec.points === "central" ? ("held fixed" as const) : one.state,
      usedBy,
      reaches,
      effects: one.state === "drawn" ? effects : effects.map(() => null),
    }));
  });
  const rows = [
    ...ofParameters,
    ...inTheModel(documents, outputs),
    ...ofRegimes(documents, outputs),
    ...inScenarios(documents, onTheWay, outputs),
  ];
  if (rows.length === 0) return null;
  const isShort = outputs.some(({ byChance }) => byChance === null);
  return {
    outputs: outputs.map(({ values: _values, measure: _measure, ...output }) => output),
    rows: bySize(rows),
    command: isShort ? command : "",
  };
}

/** Every judgement of a model, in the documents' order, without what it does to any number. */
export function judgementsIn(documents: ModelDocuments): readonly AssumptionRow[] {
  const nothingRun: RunsOfLedger = { spec: { points: "drawn", stacks: [] }, draws: [], stacks: [] };
  return assumptionsOf(documents, nothingRun, [], "")?.rows ?? [];
}

/** As much of a study as the ledger reads. */
interface RunsOfLedger extends Pick<Study, "draws" | "stacks"> {
  readonly spec: Pick<Study["spec"], "points" | "stacks" | "settings">;
}

/** Numbers typed in stages, resources and clocks: nobody gave a reason or a range, so no run varies them. */
function inTheModel(
  documents: ModelDocuments,
  outputs: readonly Pick<Headline, "measure">[],
): readonly AssumptionRow[] {
  const { model } = documents;
  const onTheWay = outputs.map(({ measure }) => partsOnTheWay(documents, measure));
  return typedFigures(documents.graph)
    .filter(({ facts }) => facts.length === 0)
    .map(({ path, of, at, value }) => ({
      parameter: path,
      alternative: "",
      title: `${titleOf(model, of)}: ${path.split(".").slice(2).join(" ")}`,
      judged: "value",
      unit: "",
      value: describeValue(value, noUnit, titlesOf(documents.parameters)),
      range: "",
      low: null,
      high: null,
      judgedBy: "whoever wrote the model",
      reason: `typed there, ${placeInModel(at, model)}`,
      usedBy: [of],
      state: "held fixed",
      effects: outputs.map(() => null),
      reaches: onTheWay.map((names) => names.has(of)),
    }));
}

/** Which state a dated regime is in, and from when: structure that somebody chose, though it has no number. */
function ofRegimes(documents: ModelDocuments, outputs: readonly Pick<Headline, "measure">[]): readonly AssumptionRow[] {
  return documents.model.regimes.flatMap(({ name, by, histories, otherwise, judgedBy, reason, at }) => {
    const usedBy = readersOf({ name }, documents);
    const others = by === null ? [["", otherwise] as const] : [["else", otherwise] as const];
    return [...Object.entries(histories), ...others].flatMap(([level, history]): readonly AssumptionRow[] =>
      history === null
        ? []
        : [
            {
              ...heldFixed,
              parameter: ["regimes", name, level].filter((part) => part !== "").join("."),
              title: level === "" ? `Regime ${name}` : `Regime ${name}, ${level === "else" ? "all others" : level}`,
              value: history.map(({ days, calendar, state }) => `${state} from ${whenOf(days, calendar)}`).join(", "),
              judgedBy: judgedBy === "" ? "whoever wrote the model" : judgedBy,
              reason: reason === "" ? `typed there, ${placeInModel(at, documents.model)}` : reason,
              usedBy,
              effects: outputs.map(() => null),
              reaches: reachedBy(usedBy, documents, outputs),
            },
          ],
    );
  });
}

const heldFixed = { alternative: "", judged: "value", unit: "", range: "", low: null, high: null, state: "held fixed" } as const; // prettier-ignore

const whenOf = (days: number, calendar: boolean): string => (calendar ? isoDate(days) : `day ${number(days)}`);

function reachedBy(
  usedBy: readonly string[],
  documents: ModelDocuments,
  outputs: readonly Pick<Headline, "measure">[],
): readonly boolean[] {
  return outputs.map(({ measure }) => {
    const onTheWay = partsOnTheWay(documents, measure);
    return usedBy.some((name) => onTheWay.has(name));
  });
}

/** Numbers and states that scenarios give: each is a supposition, and what it does is seen by leaving the scenario out. */
function inScenarios(
  documents: ModelDocuments,
  onTheWay: readonly ReadonlySet<string>[],
  outputs: readonly Pick<Headline, "measure">[],
): readonly AssumptionRow[] {
  return documents.scenarios.flatMap((scenario) =>
    scenario.changes.flatMap(({ action, at, from, to, target, where, delayedBy, chance }): readonly AssumptionRow[] => {
      const parameter = documents.parameters.find(({ name }) => target.kind === "parameter" && name === target.name);
      const given =
        action.kind === "state"
          ? `set ${action.state}`
          : parameter !== undefined && hasNumber(action.value)
            ? `${action.kind} ${describeValue(action.value, action.kind === "multiply" ? noUnit : parameter.unit, titlesOf(documents.parameters))}`
            : null;
      if (given === null) return [];
      const levels = Object.values(where).flat();
      const days = to === null ? `from ${from.text}` : `from ${from.text} to before ${to.text}`;
      const later = delayedBy === null ? "" : `, later by ${delayedBy.text}`;
      const inSome = chance === null ? "" : `, in some runs by ${chance.text}`;
      const title = parameter === undefined ? `regime ${target.name}` : parameter.title;
      const usedBy = readersOf(target, documents);
      return [
        {
          ...heldFixed,
          parameter: `scenarios.${scenario.name}.${target.name}`,
          title: `${scenario.title}: ${title}${levels.length === 0 ? "" : ` (${levels.join(", ")})`}`,
          unit: action.kind === "multiply" || parameter === undefined ? "" : parameter.unit.text,
          value: `${given}, ${days}${later}${inSome}`,
          judgedBy: "whoever wrote the scenario",
          reason: `supposed there, ${placeInModel(at, documents.model)}`,
          usedBy,
          effects: onTheWay.map(() => null),
          reaches:
            parameter === undefined
              ? reachedBy(usedBy, documents, outputs)
              : onTheWay.map((names) => names.has(parameter.name)),
        },
      ];
    }),
  );
}

function partsOnTheWay(documents: ModelDocuments, measure: Headline["measure"]): ReadonlySet<string> {
  const { counted, parts } = pathOf(documents, measure, measure.scenario);
  return new Set([...counted, ...parts].map(({ name }) => name));
}

function titleOf({ stages, resources }: ModelDocuments["model"], name: string): string {
  return [...stages, ...resources].find((one) => one.name === name)?.title ?? name;
}

function outputOf(
  { key, title, name, measure }: Headline,
  study: RunsOfLedger,
): (LedgerOutput & Pick<Headline, "measure"> & { readonly values: readonly (number | null)[] })[] {
  const summary = summaryOf(study, { name, stack: measure.scenario });
  if (summary === null) return [];
  const { unit, mean, values } = summary;
  const runs = values.filter((value) => value !== null).length;
  return [{ key, title, unit, stack: measure.scenario, runs, mean, byChance: chanceBound(runs), values, measure }];
}

function effectsOn(
  outputs: readonly (readonly (number | null)[])[],
  parameter: Parameter,
  study: RunsOfLedger,
): readonly (Influence | null)[] {
  const draws = study.draws.find(({ name, how }) => name === parameter.name && how !== "source");
  return outputs.map((values) => (draws === undefined ? null : influenceOf(numbersOf(draws.values), values)));
}

type Judged = Omit<AssumptionRow, "usedBy" | "effects" | "reaches">;

/**
 * The value itself, each judged alternative, what stands in on an early day, and the range of a figure that
 * is not judged.
 *
 * @param isChance whether changes of scenarios happen by it, which every run draws
 */
function judgementsOf(parameter: Parameter, isChance: boolean, titles: Titles): readonly Judged[] {
  const { source, alternatives, uncertainty } = parameter;
  const isDrawn = uncertainty !== null || parameter.drift != null;
  const own = source === null ? [] : [{ alternative: "", source }];
  const all = [
    ...own,
    ...(alternatives?.options ?? []).map((option) => ({ alternative: option.name, source: option.source })),
  ];
  const used = source ?? alternatives?.options.find(({ name }) => name === alternatives.default)?.source ?? null;
  const values = all
    .filter((one) => one.source.kind === "judgement")
    .map((one): Judged => {
      const state =
        one.source === used && (isDrawn || isChance)
          ? "drawn"
          : one.alternative === ""
            ? "held fixed"
            : "choice of source";
      return judgedRow(parameter, one.alternative, one.source, "value", state, titles);
    });
  const parts = all.flatMap(({ alternative, source }) => {
    const state = source === used ? (isDrawn ? "drawn" : "held fixed") : "choice of source";
    return partOf(parameter, alternative, source, state, titles);
  });
  const fallbacks = all
    .flatMap(({ source }) => standInsOf(source))
    .flatMap(({ key, source }) =>
      source.kind === "judgement"
        ? [judgedRow(parameter, key, source, "value", "only with --as-of", titles)]
        : partOf(parameter, key, source, "only with --as-of", titles),
    );
  // the row of a judged part has the range already
  const ranges =
    uncertainty === null || used === null || used.kind === "judgement" || parts.some(({ state }) => state === "drawn")
      ? []
      : [judgedRow(parameter, "", used, "range", "drawn", titles)];
  return [...values, ...parts, ...ranges, ...choiceOf(parameter, titles), ...fallbacks];
}

/** What of a published figure or an estimate is somebody's all the same, in a row of its own. */
function partOf(
  parameter: Parameter,
  alternative: string,
  source: Source,
  state: Judged["state"],
  titles: Titles,
): readonly Judged[] {
  const { judged } = source;
  const value = judged == null ? null : judgedPartOf(source.value, judged);
  if (judged == null || value === null) return [];
  const { judgedBy, reason } = judged;
  return [judgedRow(parameter, alternative, { ...source, value, judgedBy, reason, method: "" }, "part", state, titles)];
}

/** Which of conflicting publishers a run believes, and how often. */
function choiceOf(parameter: Parameter, titles: Titles): readonly Judged[] {
  const { alternatives } = parameter;
  const used = alternatives?.options.find(({ name }) => name === alternatives.default);
  if (alternatives === null || used === undefined) return [];
  const range = alternatives.options.map(({ name, title = name, weight }) => `${title} ${percent(weight)}`).join(", ");
  const reason = "publishers differ, and nothing published says which is right";
  return [
    { ...judgedRow(parameter, "", used.source, "choice", "choice of source", titles), range, judgedBy: "", reason },
  ];
}

function judgedRow(
  parameter: Parameter,
  alternative: string,
  source: Source,
  judged: Judged["judged"],
  state: Judged["state"],
  titles: Titles,
): Judged {
  const { name, title, unit } = parameter;
  const range = state === "drawn" ? rangeOf(parameter) : { range: "", low: null, high: null };
  const reason = [source.method, source.reason].filter((text) => text !== "").join("; ");
  const value = describeValue(source.value, unit, titles);
  return {
    parameter: name,
    alternative,
    title,
    judged,
    unit: unit.text,
    value,
    ...range,
    judgedBy: source.judgedBy,
    reason,
    state,
  };
}

/** What nine draws in ten lie within: factors as they are, everything else in the parameter's unit. */
function rangeOf({ name, unit, uncertainty, drift }: Parameter): Pick<Judged, "range" | "low" | "high"> {
  if (uncertainty === null && drift != null) return { range: describeDrift(drift), low: null, high: null };
  // drawn without a range: a chance
  if (uncertainty === null) return { range: "drawn once a run, whether it happens", low: null, high: null };
  const { how, distribution } = uncertainty;
  const scale = how === "times" || unit.scale === 0 ? 1 : unit.scale;
  const [low, high] = [0.05, 0.95].map(
    (share) => quantileOf(distribution, share, `parameters.${name}.uncertainty`) / scale,
  );
  const span = `${number(low)} to ${number(high)}`;
  return { range: how === "is" ? span : `${how} ${span}`, low, high };
}

function readersOf({ name }: { readonly name: string }, { graph }: ModelDocuments): readonly string[] {
  return [
    ...new Set(
      graph
        .feeds()
        .traceOf(name)
        .places.map((place) => place.name),
    ),
  ];
}

/** Largest effect first; then drawn without one, then the others; each in the documents' order. */
function bySize(rows: readonly AssumptionRow[]): readonly AssumptionRow[] {
  const size = ({ state, effects, reaches }: AssumptionRow): number => {
    const sizes = effects.map((effect, output) => (reaches[output] ? Math.abs(effect?.correlation ?? 0) : 0));
    return state !== "drawn" ? -1 : Math.max(0, ...sizes);
  };
  return rows.toSorted((left, right) => size(right) - size(left));
}
