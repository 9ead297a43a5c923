// What numbers are measured in: time, money, nouns a document lists, and the words for what flows, which count as 1.
import type { Unit } from "./value.ts";
import type { Vocabulary } from "../reading/vocabulary.ts";
import { timeUnits } from "./date.ts";

export type { Vocabulary } from "../reading/vocabulary.ts";

/** A unit whose scale is kept as a fraction, so that 35.7 % is 35.7 / 100, rounded once. */
export interface ScaledUnit {
  readonly unit: Unit;
  readonly numerator: number;
  readonly denominator: number;
}

/** A bare number: no unit was written. */
export const noUnit: Unit = { powers: {}, scale: 1, text: "" };
export const bare: ScaledUnit = { unit: noUnit, numerator: 1, denominator: 1 };

/** What one word means as a unit; null when it is none. Plurals in s are the same unit. */
export function unitWord(word: string, vocabulary: Vocabulary): ScaledUnit | null {
  if (word === "%" || word === "percent") return scaled({}, 1, 100, word);
  if (/^(shares?|factors?|numbers?)$/.test(word)) return scaled({}, 1, 1, word);
  if (/^[A-Z]{3}$/.test(word)) return scaled({ [word]: 1 }, 1, 1, word);
  const forms = singularForms(word);
  const time = forms.find((form) => Object.hasOwn(timeUnits, form));
  if (time !== undefined) return scaled({ day: 1 }, timeUnits[time][0], timeUnits[time][1], word);
  const noun = vocabulary.units.find((listed) => singularForms(listed).some((form) => forms.includes(form)));
  if (noun !== undefined) return scaled({ [singularOf(noun)]: 1 }, 1, 1, word);
  const flows = ["person", "case", ...vocabulary.entities];
  const entity = flows.find((listed) => singularForms(listed).some((form) => forms.includes(form)));
  return entity === undefined ? null : scaled({}, 1, 1, word);
}

/**
 * The unit of a phrase such as "USD", "per hour", "cases per judge per year", "%".
 *
 * @returns null when a word of it is not a unit
 */
export function parseUnit(text: string, vocabulary: Vocabulary): ScaledUnit | null {
  const known = unitsKnown(vocabulary);
  const before = known.get(text);
  if (before !== undefined) return before;
  const unit = readUnit(text, vocabulary);
  known.set(text, unit);
  return unit;
}

/** A model has a dozen units, and many thousands of figures in them. */
function unitsKnown({ units, entities }: Vocabulary): Map<string, ScaledUnit | null> {
  const byEntities = unitsByVocabulary.get(units) ?? new WeakMap<object, Map<string, ScaledUnit | null>>();
  unitsByVocabulary.set(units, byEntities);
  const known = byEntities.get(entities) ?? new Map<string, ScaledUnit | null>();
  byEntities.set(entities, known);
  return known;
}

const unitsByVocabulary = new WeakMap<object, WeakMap<object, Map<string, ScaledUnit | null>>>();

function readUnit(text: string, vocabulary: Vocabulary): ScaledUnit | null {
  const words = text.replaceAll("%", " % ").trim().split(/\s+/);
  if (text.trim() === "") return null;
  if (words.length === 1 && words[0] === "1") return scaled({}, 1, 1, "1");
  let result: ScaledUnit = bare;
  for (let next = 0; next < words.length; next++) {
    const divides = words[next] === "per";
    if (!divides && next > 0) return null;
    if (divides) next++;
    const unit = next < words.length ? unitWord(words[next], vocabulary) : null;
    if (unit === null) return null;
    result = divides ? divide(result, unit) : unit;
  }
  return { ...result, unit: { ...result.unit, text: text.trim() } };
}

/** Every word that may stand as a unit, for "did you mean". */
export function unitWords(vocabulary: Vocabulary): string[] {
  const listed = [...Object.keys(timeUnits), ...vocabulary.units.map(singularOf)];
  return [...listed, ...listed.map((word) => `${word}s`), ...vocabulary.entities, "persons", "cases"];
}

export function divide(left: ScaledUnit, right: ScaledUnit): ScaledUnit {
  const text = `${left.unit.text} per ${right.unit.text}`.trim();
  return scaled(
    multiplyPowers(left.unit.powers, right.unit.powers, -1),
    left.numerator * right.denominator,
    left.denominator * right.numerator,
    text,
  );
}

/** Powers of a product (sign 1) or quotient (sign -1); what cancels disappears. */
export function multiplyPowers(left: Unit["powers"], right: Unit["powers"], sign: 1 | -1): Record<string, number> {
  const powers: Record<string, number> = {};
  for (const base in left) {
    const power = left[base] + sign * (right[base] ?? 0);
    if (power !== 0) powers[base] = power;
  }
  for (const base in right) if (!(base in left)) powers[base] = sign * right[base];
  return powers;
}

/** Whether amounts in the two convert into each other. */
export function samePowers(left: Unit["powers"], right: Unit["powers"]): boolean {
  if (left === right) return true;
  for (const base in left) if (left[base] !== right[base]) return false;
  for (const base in right) if (!(base in left)) return false;
  return true;
}

/** "days", "per day", "cases per judge per year": base units in words, for messages. */
export function describePowers(powers: Unit["powers"]): string {
  const plural = (base: string) => (/^[A-Z]{3}$/.test(base) ? base : `${base}s`);
  const withSign = (sign: number) =>
    Object.entries(powers)
      .filter(([, power]) => power * sign > 0)
      .map(([base, power]) => {
        const name = sign > 0 ? plural(base) : base;
        return power * sign === 1 ? name : `${name}^${power * sign}`;
      });
  const [above, below] = [withSign(1), withSign(-1)];
  if (above.length + below.length === 0) return "a plain number";
  return [above.join(" × "), ...below.map((base) => `per ${base}`)].filter((part) => part !== "").join(" ");
}

function scaled(powers: Record<string, number>, numerator: number, denominator: number, text: string): ScaledUnit {
  return { unit: { powers, scale: numerator / denominator, text }, numerator, denominator };
}

function singularOf(noun: string): string {
  return noun.endsWith("s") && !noun.endsWith("ss") ? noun.slice(0, -1) : noun;
}

function singularForms(word: string): string[] {
  return word.endsWith("s") && word.length > 2 ? [word, word.slice(0, -1)] : [word];
}
