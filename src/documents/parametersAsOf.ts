// A parameter as somebody standing on a day could have written it down, or what stands in its place.
import { sourcesOf } from "../model/places.ts";
import type { Parameter, Source } from "../parameters/parameter.ts";
import { isoDate } from "../quantity/date.ts";
import { counted } from "../quantity/numberWords.ts";
import { partsOf } from "../quantity/parts.ts";
import type { Context } from "./asOfContext.ts";
import { factsNamed } from "./factsNamed.ts";
import { endOfRecord, knownPartOf } from "./knownPart.ts";
import type { KnownPart } from "./knownPart.ts";
import { isLater, numbersInUse, rangeDay } from "./knownWhen.ts";
import { ruleMade } from "./ruleMade.ts";

export function parameterAsOf(parameter: Parameter, context: Context): Parameter {
  const { alternatives } = parameter;
  if (parameter.source !== null) {
    const source = sourceAsOf(parameter.source, parameter, "", context);
    const uncertainty = source.uncertainty ?? parameter.uncertainty;
    noteRange(parameter, source, context);
    return { ...parameter, source, uncertainty };
  }
  if (alternatives === null) return parameter;
  const options = alternatives.options.map((option) => ({
    ...option,
    source: sourceAsOf(option.source, parameter, option.name, context),
  }));
  noteRange(parameter, null, context);
  const weight = options.reduce((sum, each) => sum + (isThere(each) ? each.weight : 0), 0);
  if (weight === 0) return { ...parameter, alternatives: { ...alternatives, options } };
  const weighted = options.map((each) => ({ ...each, weight: isThere(each) ? each.weight / weight : 0 }));
  const preferred = weighted.find((each) => each.name === alternatives.default && isThere(each));
  const heaviest = weighted.toSorted((left, right) => right.weight - left.weight)[0];
  return {
    ...parameter,
    alternatives: { ...alternatives, default: (preferred ?? heaviest).name, options: weighted },
  };
}

const isThere = ({ source }: { readonly source: Source }): boolean => source.unavailable === undefined;

/** A range is a judgement, whatever it is the range of, unless its width is computed. */
function noteRange(
  parameter: Parameter,
  source: Source | null,
  { standpoint, judgedToday, judgedLater }: Context,
): void {
  const { name, uncertainty } = parameter;
  if (uncertainty === null || uncertainty.computed !== undefined || source?.unavailable !== undefined) return;
  const day = source?.uncertainty == null ? rangeDay(parameter.source, parameter) : rangeDay(source, parameter);
  if (day === null || isLater(day, standpoint)) judgedToday.add(name);
  if (day !== null && isLater(day, standpoint))
    judgedLater.push({ parameter: name, part: "range", knownFrom: day.text });
}

/** What is known of a source on the day, or else what stands in its place. */
function sourceAsOf(source: Source, parameter: Parameter, alternative: string, context: Context): Source {
  const { asOf, standIns } = context;
  const named = { parameter: parameter.name, alternative };
  const own = knownPartOf(source, context);
  if (own.because === null && !hasLater(own.source, parameter, context)) {
    noteKnown(own, parameter, alternative, context);
    return own.source;
  }
  const why = own.because?.got ?? "what was judged later";
  if (own.because === null && own.source.earlierState === true) {
    const made = ruleMade(own.source, parameter, context.standpoint, asOf.standIns === true);
    if (!hasLater(made, parameter, context)) return noteMade({ ...own, source: made }, parameter, alternative, context);
  }
  for (const { kind, source: other } of replacementsOf(source, context)) {
    const instead = knownPartOf(other, context);
    if (instead.because !== null || (own.because === null && hasLater(instead.source, parameter, context))) continue;
    const words = `${kind === "fallback" ? instead.source.kind : "judged earlier,"} for such a day, in place of ${why}`;
    standIns.push({ ...named, what: kind, words });
    noteJudged(instead.source, parameter, kind === "fallback", context);
    return instead.source;
  }
  const reconstructed = own.because === null ? [] : reconstructible(parameter, alternative, context);
  if (reconstructed.length > 0) {
    for (const id of reconstructed) context.wanted.add(id);
    return own.source;
  }
  if (own.because !== null) {
    standIns.push({ ...named, what: "unavailable", words: own.because.got });
    return { ...own.source, unavailable: own.because };
  }
  const isAsked = asOf.standIns === true;
  const isMade = isAsked || own.source.earlierState === true;
  const made = isMade ? ruleMade(own.source, parameter, context.standpoint, isAsked) : own.source;
  return noteMade({ ...own, source: made }, parameter, alternative, context);
}

/** Whether something that a run reads of it was judged later than the day. */
function hasLater(source: Source, parameter: Parameter, { standpoint }: Context): boolean {
  if (source.knownFrom == null && parameter.judgedFrom == null) return false;
  return numbersInUse(source, parameter, standpoint).some(({ knownFrom }) => isLater(knownFrom, standpoint));
}

/** In the order in which they are tried. */
function replacementsOf(
  { fallback, earlier = [] }: Source,
  { standpoint }: Context,
): readonly { readonly kind: "fallback" | "earlier"; readonly source: Source }[] {
  const known = earlier.filter(({ knownFrom }) => !isLater(knownFrom?.rest ?? null, standpoint)).toReversed();
  return [
    ...known.map((source) => ({ kind: "earlier" as const, source })),
    ...(fallback == null ? [] : [{ kind: "fallback" as const, source: fallback }]),
  ];
}

/** Figures that a strict reader refuses, and with which a source or its fallback could be read; [] where none help. */
function reconstructible(parameter: Parameter, alternative: string, context: Context): readonly string[] {
  const { loose, known, library, facts } = context;
  const other = loose?.parameters.get(parameter.name);
  if (loose === null || other === undefined) return [];
  const reader: Context = { ...context, ...loose };
  const source = sourcesOf(other).find(({ name }) => (name ?? "") === alternative)?.source;
  const readable = [source, source?.fallback].find((one) => one != null && knownPartOf(one, reader).because === null);
  if (readable == null) return [];
  const inValue = partsOf(readable.value, "").flatMap((part) => (part.kind === "fact" ? [part.fact] : []));
  return [...readable.facts, ...inValue]
    .flatMap((id) => factsNamed(id, library, known))
    .flatMap(({ id }) => (loose.facts.facts.has(id) && !facts.facts.has(id) ? [id] : []));
}

function noteMade(known: KnownPart, parameter: Parameter, alternative: string, context: Context): Source {
  for (const words of known.source.ruleMade ?? [])
    context.standIns.push({ parameter: parameter.name, alternative, what: "rule", words });
  noteKnown(known, parameter, alternative, context);
  return known.source;
}

function noteKnown({ source, gone }: KnownPart, parameter: Parameter, alternative: string, context: Context): void {
  const { name } = parameter;
  const end = endOfRecord(source.value, context);
  if (end !== null) context.goOn.push({ parameter: name, from: isoDate(end.days), months: end.months });
  if (gone.length > 0) context.standIns.push({ parameter: name, alternative, what: "cut", words: cutWords(gone) });
  const loosely = context.asOf.strict ? reconstructedIn(source, context) : 0;
  if (loosely > 0) {
    const words = `${counted(loosely, "figure")} of a later edition, because no edition of the day has enough`;
    context.standIns.push({ parameter: name, alternative, what: "reconstructed", words });
  }
  noteJudged(source, parameter, false, context);
}

function reconstructedIn(source: Source, { known, library, standings }: Context): number {
  const inValue = partsOf(source.value, "").flatMap((part) => (part.kind === "fact" ? [part.fact] : []));
  const cited = source.kind === "judgement" ? [] : source.facts;
  const named = [...cited, ...inValue].flatMap((id) => factsNamed(id, library, known).map((fact) => fact.id));
  return new Set(named.filter((id) => standings.get(id)?.standing === "reconstructed")).size;
}

/** A fallback speaks for such a day by itself: only what it says of its day makes it later. */
function noteJudged(source: Source, parameter: Parameter, isFallback: boolean, context: Context): void {
  const { standpoint, judgedToday, judgedLater } = context;
  const judged = numbersInUse(source, parameter, standpoint).filter(({ kind }) => kind === "judged");
  const isToday = source.kind === "judgement" && source.ruleMade === undefined && !isFallback;
  if (isToday && judged.some(({ knownFrom }) => knownFrom === null)) judgedToday.add(parameter.name);
  const later = judged.filter(({ knownFrom }) => isLater(knownFrom, standpoint));
  if (later.length > 0) judgedToday.add(parameter.name);
  const seen = new Set<string>();
  for (const { leaf, knownFrom } of later) {
    const part = leaf.words.filter((word) => Object.hasOwn(source.knownFrom?.parts ?? {}, word)).at(-1) ?? "";
    if (seen.has(part)) continue;
    seen.add(part);
    judgedLater.push({ parameter: parameter.name, part, knownFrom: knownFrom?.text ?? "" });
  }
}

function cutWords(gone: readonly string[]): string {
  const dates = [...new Set(gone)].toSorted();
  const more = dates.length - 1;
  return dates.length === 1
    ? `${dates[0]} is left out`
    : `${dates[0]} and ${more} later ${more === 1 ? "date" : "dates"} are left out`;
}
