// Numbers of a model that a table of somebody's own may stand in for: what they are, and the documents with the table in
// them, beside the number over time as it is and as it then is. Outside the dates of the table it stays as it was.
import { periodMeans, valueOverTime } from "../../compile/valueOverTime.ts";
import type { ValueOverTime } from "../../compile/valueOverTime.ts";
import type { Documents } from "../../documents/documents.ts";
import type { ModelTexts } from "../../documents/modelTexts.ts";
import { withTableAt, withTableFor } from "../../documents/putTable.ts";
import type { OwnTable } from "../../documents/putTable.ts";
import { PendencyError, problem, refuseUsage } from "../../errors.ts";
import { datedFigures, likelyColumns, readDatedTable } from "../../facts/readDatedTable.ts";
import type { DatedFigure } from "../../facts/readDatedTable.ts";
import type { Place } from "../../model/places.ts";
import type { Parameter } from "../../parameters/parameter.ts";
import { describeStep, stepAt } from "../../quantity/calendar.ts";
import { parseSpan } from "../../quantity/date.ts";
import { decimalYear } from "../../quantity/decimalYear.ts";
import { isDistribution } from "../../quantity/isDistribution.ts";
import { noUnit, parseUnit } from "../../quantity/unit.ts";
import type { Unit, Value } from "../../quantity/value.ts";
import type { DocumentFile } from "../../reading/document.ts";
import type { FanPanel } from "../report/fanPanel.ts";
import { DraftMemory } from "./draftMemory.ts";
import { openDraft } from "./draftModel.ts";
import type { FactFiles } from "./draftModel.ts";

interface Replaceable {
  /** "parameters.applicants", or the place of a number that no parameter declares */
  readonly key: string;
  readonly title: string;
  readonly group: "arrivals" | "capacity" | "other";
  /** of its figures */
  readonly unit: string;
  /** figures are counts of periods */
  readonly isCounts: boolean;
  /** not one number for everybody at each instant */
  readonly varies: boolean;
  /** a range is drawn for it */
  readonly isDrawn: boolean;
  /** levels, or levels of levels, that have a number of their own: "north", "north, urgent" */
  readonly levels: readonly string[];
}

/** What a file holds, before anybody says what its columns are. */
interface TableFound {
  readonly columns: readonly string[];
  readonly date: number;
  readonly value: number;
  readonly rows: number;
}

export interface TablesAsked {
  readonly texts: ModelTexts;
  readonly file: DocumentFile;
}

export interface Tables {
  readonly table: TableFound;
  readonly places: readonly Replaceable[];
}

export interface PutAsked extends TablesAsked {
  readonly key: string;
  /** one of its levels; left out or "": everybody */
  readonly level?: string;
  readonly date: number;
  readonly value: number;
  /** of the figures in the file, as documents write it */
  readonly unit: string;
  readonly whose: string;
}

export interface TablePut {
  readonly file: DocumentFile;
  /** figures taken from the file */
  readonly count: number;
  /** before, where that is one number, and after */
  readonly panel: FanPanel;
}

/** @throws PendencyError where the file is no table, or the documents are in disorder */
export async function findTables(
  { texts, file }: TablesAsked,
  factFiles: FactFiles,
  memory = new DraftMemory(),
): Promise<Tables> {
  const table = readDatedTable(file);
  const documents = await openDraft(texts, factFiles, memory);
  const { date, value } = likelyColumns(table, documents.model.fiscalYearStartMonth);
  const found = {
    columns: table.columns,
    date,
    value,
    rows: table.rows.filter((cells) => cells.some((cell) => cell !== "")).length,
  };
  return { table: found, places: targetsIn(documents).map(({ face }) => face) };
}

/** @throws PendencyError with the cells that cannot be read, or what the reader says of the documents with the table */
export async function putTable(asked: PutAsked, factFiles: FactFiles, memory = new DraftMemory()): Promise<TablePut> {
  const { texts, key } = asked;
  const documents = await openDraft(texts, factFiles, memory);
  const { model, facts } = documents;
  const whole = targetsIn(documents).find(({ face }) => face.key === key);
  if (whole === undefined) return refuseUsage(key, "a number of the model", "none of that name");
  const target = ofLevel(whole, asked.level ?? "", documents);
  const table = readDatedTable(asked.file);
  const figures = datedFigures(table, asked.date, asked.value, model.fiscalYearStartMonth);
  const unit = unitOf(asked.unit, documents);
  const before = valueOverTime(documents, facts, target.value, target.unit);
  const own = ownTableOf(target, figures, unit, before, asked, model.fiscalYearStartMonth);
  const file = documentWith(target, own, asked.unit, texts);
  const others = texts.files.map((one) => (one.path === file.path ? file : one));
  const next = await openDraft({ ...texts, files: others }, factFiles);
  const parameter = target.parameter?.name ?? ownName(target, documents);
  const made = next.parameters.find(({ name }) => name === parameter);
  const source = made?.source?.value;
  if (made === undefined || source === undefined || isDistribution(source)) {
    return refuseUsage(key, "a number over time", "something else");
  }
  const after = valueOverTime(next, next.facts, source, made.unit);
  if (after === null) {
    const hint = "a table begins on the first day of the run, or before it";
    throw new PendencyError([problem("sense", null, key, "figures for the whole run", "a part of it alone", hint)]);
  }
  return { file, count: figures.length, panel: panelOf(target.face, before, after, made.unit) };
}

interface Target {
  readonly face: Replaceable;
  readonly value: Value;
  readonly unit: Unit;
  /** null: the number stands in a place of its own */
  readonly parameter: Parameter | null;
  readonly place: OwnPlace | null;
}

/** Where it stands, and what a parameter that stands there instead is called after. */
type OwnPlace = Pick<Place, "name" | "at">;

function targetsIn(documents: Documents): readonly Target[] {
  const { graph, parameters, model } = documents;
  const groups = new Map<string, "arrivals" | "capacity">();
  const counted = new Set<string>();
  const alone: Target[] = [];
  for (const place of graph.modelPlaces) {
    const group = groupOf(place);
    const { value } = place;
    if (group === null || isDistribution(value)) continue;
    const named = graph.mentionsIn(value).parameters;
    for (const { text } of named) groups.set(text, group);
    if (place.wants === "counts") for (const { text } of named) counted.add(text);
    if (named.length === 0) alone.push(alonePlace(place, value, group, documents));
  }
  const groupNames = new Set(model.groups.map((group) => group.name));
  const declared = parameters.flatMap((parameter): Target[] => {
    const source = parameter.source ?? parameter.alternatives?.options[0]?.source ?? null;
    if (source === null || isDistribution(source.value)) return [];
    const { name, title, unit, uncertainty, drift } = parameter;
    const face: Replaceable = {
      key: `parameters.${name}`,
      title,
      group: groups.get(name) ?? "other",
      unit: unit.text,
      isCounts: counted.has(name),
      varies: isOfGroups(source.value, groupNames),
      isDrawn: uncertainty !== null || (drift ?? null) !== null || parameter.alternatives !== null,
      levels: [...levelsOf(source.value, groupNames).keys()],
    };
    return [{ face, value: source.value, unit, parameter, place: { name, at: source.value.at } }];
  });
  return [...alone, ...declared];
}

function alonePlace(place: Place, value: Value, group: "arrivals" | "capacity", documents: Documents): Target {
  const { model } = documents;
  const of = group === "arrivals" ? model.stages : model.resources;
  const title = of.find(({ name }) => name === place.name)?.title ?? place.name;
  const written = value.kind === "expression" && value.expression.kind === "number" ? value.expression.unit : null;
  const usual = place.wants === "rate" ? "per day" : place.wants === "counts" ? "persons" : (model.units[0] ?? "");
  const unit = unitOf(written === null || written.text === "" ? usual : written.text, documents);
  const groupNames = new Set(model.groups.map(({ name }) => name));
  const face: Replaceable = {
    key: `${place.path} ${place.at.line}:${place.at.column}`,
    title,
    group,
    unit: unit.text,
    isCounts: place.wants === "counts",
    varies: isOfGroups(value, groupNames),
    isDrawn: false,
    levels: [...levelsOf(value, groupNames).keys()],
  };
  return { face, value, unit, parameter: null, place };
}

function groupOf({ path, kind }: Place): "arrivals" | "capacity" | null {
  if (kind === "arrivals" && /\.(rate|counts)$/.test(path)) return "arrivals";
  return kind === "resource" && /\.(servers|slots)$/.test(path) ? "capacity" : null;
}

function isOfGroups(value: Value, groups: ReadonlySet<string>): boolean {
  return value.kind === "table" && groups.has(value.by.text);
}

/** What each level has by itself; what `else` says is of several, and a table of one's own is of one. */
function levelsOf(value: Value, groups: ReadonlySet<string>): ReadonlyMap<string, Value> {
  if (value.kind !== "table" || !groups.has(value.by.text)) return new Map();
  const found = value.levelNames.flatMap(({ text }): (readonly [string, Value])[] => {
    const own = value.levels[text];
    const below = levelsOf(own, groups);
    return below.size === 0 ? [[text, own]] : [...below].map(([name, one]) => [`${text}, ${name}`, one]);
  });
  return new Map(found);
}

/** The number of one level in place of the whole, or the whole. */
function ofLevel(target: Target, level: string, { model }: Documents): Target {
  if (level === "") return target;
  const own = levelsOf(target.value, new Set(model.groups.map(({ name }) => name))).get(level);
  const { face, place } = target;
  if (own === undefined || place === null) {
    const all = face.levels.length === 0 ? "it does not differ by level" : `those are ${face.levels.join("; ")}`;
    const hint = "give the level a number of its own in the document first, or put the table in for everybody";
    return refuseUsage(face.key, "a level that has a number of its own", `"${level}"; ${all}`, hint);
  }
  const named = { ...face, title: `${face.title} (${level})`, varies: false };
  return { ...target, face: named, value: own, parameter: null, place: { name: `${place.name} ${level}`, at: own.at } };
}

function unitOf(text: string, { model }: Documents): Unit {
  if (text.trim() === "") return noUnit;
  const found = parseUnit(text.trim(), { units: model.units, entities: model.entities });
  if (found === null)
    return refuseUsage("unit", "a unit such as per day, persons or 1 per month", JSON.stringify(text));
  return found.unit;
}

/** The figures of the file, and around them what was there. */
function ownTableOf(
  { face, unit: own }: Target,
  figures: readonly DatedFigure[],
  unit: Unit,
  before: ValueOverTime | null,
  { file, whose }: PutAsked,
  startMonth: number,
): OwnTable {
  const written = unit.text === "" || unit.text === own.text ? "" : unit.text;
  const figure = (value: number): string => (written === "" ? String(value) : `${value}${written.startsWith("%") ? "" : " "}${written}`); // prettier-ignore
  const given = figures.map(({ when, value }) => [when, face.isCounts ? String(value) : figure(value)] as const);
  const rounded = (value: number): string => String(Number(value.toPrecision(12)));
  const common = { whose, name: file.path };
  if (before === null || figures.length === 0)
    return { means: face.isCounts ? "counts" : "steps", figures: given, ...common };
  if (face.isCounts) return { means: "counts", figures: countsAround(given, before, startMonth, rounded), ...common };
  const first = stepAt({ days: figures[0].days, calendar: before.time.startDays !== null }, before.time) ?? 0;
  const { starts, values, slopes } = before.curve;
  const earlier = starts.flatMap((start, at) =>
    start < first ? [{ start, value: values[at], slope: slopes[at] }] : [],
  );
  const canStay = earlier.length <= mostEarlier && earlier.every(({ slope }) => slope === 0);
  const stays = canStay ? earlier.map(({ start, value }) => [describeStep(start, before.time), rounded(value / own.scale)] as const) : []; // prettier-ignore
  return { means: "steps", figures: [...stays, ...given], ...common };
}

/** steps of what was there before the table begins that are written out */
const mostEarlier = 400;

/** Months of the run that the table says nothing of keep what they had. */
function countsAround(
  given: OwnTable["figures"],
  before: ValueOverTime,
  startMonth: number,
  rounded: (value: number) => string,
): OwnTable["figures"] {
  const spans = given.map(([when]) => parseSpan(when, startMonth));
  const rates = periodMeans(before);
  const stays = before.labels.flatMap((label, at): OwnTable["figures"] => {
    const month = parseSpan(label, startMonth);
    if (month === null) return [];
    const isGiven = spans.some(
      (span) => span !== null && span.from.days < month.to.days && span.to.days > month.from.days,
    );
    return isGiven ? [] : [[label, rounded(rates[at] * (month.to.days - month.from.days))]];
  });
  const all = [...stays, ...given];
  return all.toSorted(([left], [right]) => (parseSpan(left, startMonth)?.from.days ?? 0) - (parseSpan(right, startMonth)?.from.days ?? 0)); // prettier-ignore
}

function documentWith(target: Target, own: OwnTable, unit: string, texts: ModelTexts): DocumentFile {
  if (target.parameter !== null) return withTableFor(texts.files, target.parameter.name, own);
  const { place, face } = target as Target & { readonly place: OwnPlace };
  const name = nameFor(place.name);
  return withTableAt(texts.files, place.at, { parameter: name, title: face.title, unit: unit || face.unit }, own);
}

function ownName({ place }: Target, { parameters }: Documents): string {
  const name = nameFor(place?.name ?? "");
  if (!parameters.some((one) => one.name === name)) return name;
  return refuseUsage(name, "a name that no parameter has", "one that there is", "replace that parameter instead");
}

/** "ownCounter"; of a level "ownApplicantsInAFamily" */
function nameFor(place: string): string {
  const parts = place.split(/[^A-Za-z0-9]+/);
  return `own${parts.map((part) => `${part.slice(0, 1).toUpperCase()}${part.slice(1)}`).join("")}`;
}

function panelOf(face: Replaceable, before: ValueOverTime | null, after: ValueOverTime, unit: Unit): FanPanel {
  const { time, edges, labels } = after;
  const days = edges.slice(0, -1).map((from, at) => (edges[at + 1] - from) * time.gridDays);
  const shown = (value: ValueOverTime): readonly number[] =>
    periodMeans(value).map((mean, at) => (face.isCounts ? mean * days[at] : mean / unit.scale));
  const isCalendar = time.startDays !== null;
  const points = labels.map((label) => ({ label, at: isCalendar ? decimalYear(`${label}-01`) : Number(label) }));
  const band = (line: readonly number[]): FanPanel["bands"][number] => ({
    stack: [], runs: 1, p10: line, p25: line, median: line, p75: line, p90: line, paths: [],
  }); // prettier-ignore
  return {
    key: "own",
    title: face.title,
    unit: unit.text,
    counts: "flow",
    note: "",
    axis: isCalendar ? "calendar" : "elapsed",
    elapsedUnit: isCalendar ? "" : "days",
    points,
    bands: [...(before === null ? [] : [band(shown(before))]), band(shown(after))],
  };
}
