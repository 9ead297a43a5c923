// Every number that a run as of a day reads: a published figure, one computed from such, or a judgement with its day.
import type { FactLibrary } from "../facts/fact.ts";
import { periodDays } from "../facts/periodDays.ts";
import type { Regime } from "../model/model.ts";
import type { Place } from "../model/places.ts";
import { sourcesOf } from "../model/places.ts";
import { structureDay } from "../model/structureDays.ts";
import type { StructureSection } from "../model/structureDays.ts";
import type { Parameter, Source, Uncertainty } from "../parameters/parameter.ts";
import type { Distribution, Instant, Value } from "../quantity/value.ts";
import { standpointOf } from "./standpoint.ts";
import type { Documents } from "./documents.ts";
import { isLater, numbersInUse, rangeDay } from "./knownWhen.ts";
import type { NumberInUse, Standpoint } from "./knownWhen.ts";
import { seriesOfDrift } from "./namesOfModel.ts";
import { statesReached } from "./statesReached.ts";

export type NumberRead = PublishedNumber | ComputedNumber | JudgedNumber;

interface Read {
  /** where it stands: "parameters.bondRate › else › FY2019" */
  readonly where: string;
  /** how many numbers stand there: a distribution has several */
  readonly numbers: number;
}

interface PublishedNumber extends Read {
  readonly kind: "published";
  readonly facts: readonly string[];
  /** how the figures stand on the day: "published", or "reconstructed" where one of them is */
  readonly standing: "published" | "reconstructed";
}

interface ComputedNumber extends Read {
  readonly kind: "computed";
  /** figures, or series, it was computed from */
  readonly from: readonly string[];
  /** the last period among them */
  readonly through: string;
}

interface JudgedNumber extends Read {
  readonly kind: "judged";
  /** null: nobody says */
  readonly knownFrom: string | null;
  /** used with hindsight: it was judged after the day */
  readonly isLater: boolean;
  /** made by a rule in place of what was judged later */
  readonly isRuleMade: boolean;
  /** typed in an estimate that cites no figure of its time which was known on the day */
  readonly isUntraced: boolean;
}

/** @param documents as of a day; of others there is nothing to tell */
export function numbersRead(documents: Documents): readonly NumberRead[] {
  const { asOf, model, graph, scenarios, facts } = documents;
  const day = asOf === null ? null : (periodDays(asOf.date)?.first ?? null);
  if (asOf === null || day === null) return [];
  const standpoint = standpointOf({ model, graph }, day, statesReached(model, scenarios), facts);
  const standings = new Map(asOf.facts.map(({ fact, standing }) => [fact.id, standing]));
  const standingOf = (ids: readonly string[]): PublishedNumber["standing"] =>
    ids.some((id) => standings.get(id) === "reconstructed") ? "reconstructed" : "published";
  const tell: Tell = { standpoint, facts, standingOf };
  const judged = (value: Value | Distribution, where: string, knownFrom: Instant | null): NumberRead[] => {
    const asJudged = { kind: "judgement", value, facts: [] } as unknown as Source;
    return numbersInUse(asJudged, { judgedFrom: knownFrom }, standpoint).flatMap((one) =>
      numberRead(one, where, asJudged, tell),
    );
  };
  return [
    ...model.parameters.flatMap((parameter) => ofParameter(parameter, tell, judged)),
    ...graph.modelPlaces.flatMap((place) =>
      judged(place.value, place.path, structureDay(model.knownFrom ?? null, sectionOf(place), place.name)),
    ),
    ...model.regimes.flatMap((regime) =>
      ofChanges(regime, structureDay(model.knownFrom ?? null, "regimes", regime.name), tell),
    ),
    ...scenarios.flatMap(({ name, changes, knownFrom }) =>
      changes.flatMap(({ action, target, from, ...change }) =>
        action.kind === "state"
          ? []
          : judged(
              action.value,
              `scenarios.${name} › ${target.name} from ${from.text}`,
              change.knownFrom ?? knownFrom ?? null,
            ),
      ),
    ),
  ];
}

/** How many there are of each kind; judged ones by what is known of their day. */
export function countsOf(numbers: readonly NumberRead[]): Readonly<Record<string, number>> {
  const count = (is: (one: NumberRead) => boolean): number =>
    numbers.reduce((sum, one) => sum + (is(one) ? one.numbers : 0), 0);
  const judged = (is: (one: JudgedNumber) => boolean): number => count((one) => one.kind === "judged" && is(one));
  return {
    published: count(({ kind }) => kind === "published"),
    computed: count(({ kind }) => kind === "computed"),
    judgedBefore: judged(({ knownFrom, isLater: later }) => knownFrom !== null && !later),
    judgedLater: judged(({ isLater: later }) => later),
    judgedOnUnknownDay: judged(({ knownFrom }) => knownFrom === null),
  };
}

interface Tell {
  readonly standpoint: Standpoint;
  readonly facts: FactLibrary;
  standingOf(ids: readonly string[]): PublishedNumber["standing"];
}

function ofParameter(
  parameter: Parameter,
  tell: Tell,
  judged: (value: Value | Distribution, where: string, knownFrom: Instant | null) => NumberRead[],
): NumberRead[] {
  const { name, uncertainty } = parameter;
  const path = `parameters.${name}`;
  const values = sourcesOf(parameter).flatMap(({ name: alternative, source }) => {
    if (source.unavailable !== undefined) return [];
    const where = alternative === null ? path : `${path} (${alternative})`;
    return numbersInUse(source, parameter, tell.standpoint).flatMap((one) => numberRead(one, where, source, tell));
  });
  if (parameter.source?.unavailable !== undefined) return values;
  const day = rangeDay(parameter.source, parameter);
  const range = uncertainty === null ? [] : ofRange(uncertainty, `${path} › range`, day, judged);
  return [...values, ...range, ...ofDrift(parameter, day, tell)];
}

/** A range whose width code works out is computed; its other figures are no more than its form. */
function ofRange(
  { distribution, computed }: Uncertainty,
  where: string,
  day: Instant | null,
  judged: (value: Value | Distribution, where: string, knownFrom: Instant | null) => NumberRead[],
): NumberRead[] {
  if (computed === undefined) return judged(distribution, where, day);
  const [{ to: through }] = computed.from;
  return [{ where, numbers: 1, kind: "computed", from: computed.from.map(({ series }) => series), through }];
}

/** A size that a series gives is computed; what else is written of a drift is judged, as a range is. */
function ofDrift({ name, drift }: Parameter, day: Instant | null, { standpoint }: Tell): NumberRead[] {
  if (drift == null) return [];
  const { sizedBy, halfLife, leftOut } = drift;
  const where = `parameters.${name} › drift`;
  const typed = (sizedBy === undefined ? 1 : 0) + (halfLife !== null && leftOut?.halfLife !== true ? 1 : 0);
  const judged = { kind: "judged", knownFrom: day?.text ?? null, isLater: isLater(day, standpoint) } as const;
  return [
    ...(sizedBy === undefined
      ? []
      : [{ where, numbers: 1, kind: "computed", from: seriesOfDrift(drift), through: sizedBy.through } as const]),
    ...(typed === 0 ? [] : [{ where, numbers: typed, ...judged, isRuleMade: false, isUntraced: false }]),
  ];
}

/** Odds and weights with which a regime may change are chosen with its structure. */
function ofChanges({ name, mayChange }: Regime, day: Instant | null, { standpoint }: Tell): NumberRead[] {
  if (mayChange === undefined) return [];
  const { odds, to } = mayChange;
  const numbers = (odds === "fromRecord" ? 0 : 1) + (to === "known" ? 0 : Object.keys(to).length);
  if (numbers === 0) return [];
  const judged = { kind: "judged", knownFrom: day?.text ?? null, isLater: isLater(day, standpoint) } as const;
  return [{ where: `regimes.${name} › mayChange`, numbers, ...judged, isRuleMade: false, isUntraced: false }];
}

function numberRead(one: NumberInUse, where: string, source: Source, { standpoint, standingOf }: Tell): NumberRead[] {
  const { leaf, kind, knownFrom, from, series, isUntraced } = one;
  const place = [where, ...leaf.words].join(" › ");
  if (leaf.of.kind === "fact") {
    return standpoint.known(leaf.of.id).map(({ id }): NumberRead => {
      return { where: place, numbers: 1, kind: "published", facts: [id], standing: standingOf([id]) };
    });
  }
  const read = { where: place, numbers: leaf.of.numbers.length };
  const ids = from.map(({ id }) => id);
  if (kind === "published") return [{ ...read, kind, facts: ids, standing: standingOf(ids) }];
  if (series !== null) return [{ ...read, kind: "computed", ...readOf(series, source) }];
  if (kind === "computed") return [{ ...read, kind, from: ids, through: lastOf(from) }];
  const later = isLater(knownFrom, standpoint);
  const isRuleMade = source.ruleMade !== undefined;
  return [{ ...read, kind, knownFrom: knownFrom?.text ?? null, isLater: later, isRuleMade, isUntraced }];
}

/** What code read of a series, or of the margins of a fitted table. */
function readOf(series: string, { computed }: Source): Pick<ComputedNumber, "from" | "through"> {
  const all = computed?.from ?? [];
  const own = all.filter((one) => one.series === series);
  const read = own.length > 0 ? own : all;
  return {
    from: read.map((one) => one.series),
    through:
      read
        .map(({ to }) => to)
        .toSorted()
        .at(-1) ?? "",
  };
}

function lastOf(facts: NumberInUse["from"]): string {
  const ends = facts.map(({ period }) => periodDays(period)?.last ?? -Infinity);
  return facts[ends.indexOf(Math.max(...ends))]?.period ?? "";
}

const sections: Readonly<Record<Place["kind"], StructureSection>> = {
  stage: "stages",
  arrivals: "stages",
  initial: "stages",
  resource: "resources",
  clock: "clocks",
  parameter: "stages",
};

const sectionOf = ({ kind }: Place): StructureSection => sections[kind];
