// What numbers, changes and figures of a piece are called on the page, in its language.
import type { Subject } from "../../ask/live/sourcesOf.ts";
import type { ModelFace } from "../../ask/live/modelFace.ts";
import { answering } from "../../ask/askedMeasures.ts";
import { number } from "../../quantity/numberWords.ts";
import type { Store } from "../store.ts";

/** The number that answers the question has no name of its own. */
export function measureTitle(store: Store, name: string, title: string): string {
  return name === answering ? store.titleOf("phrases", title, title) : store.titleOf("quantities", name, title);
}

export function subjectOf(name: string): Subject {
  return name === answering ? { kind: "answer" } : { kind: "quantity", name };
}

/** A scenario, or a lever with its value: "officersOnDuty = 4 officers". */
export function changeTitle(store: Store, face: ModelFace, name: string, title: string): string {
  const [parameter, text] = name.split(" = ");
  const lever = face.levers.find((one) => one.parameter === parameter);
  if (text === undefined) return store.titleOf("scenarios", name, title);
  const value = parseFloat(text);
  return lever === undefined || Number.isNaN(value) ? title : `${lever.label}: ${number(value)} ${lever.unit}`.trim();
}

/** A lever as it stands beside its slider, or else an uncertain figure. */
export function leverTitle(store: Store, face: ModelFace, parameter: string, title: string): string {
  const lever = face.levers.find((one) => one.parameter === parameter);
  return lever === undefined ? figureTitle(store, { parameter, title }, "") : lever.label;
}

/** An uncertain figure with what of it is drawn, or all that are drawn along with it. */
export function figureTitle(
  store: Store,
  { parameter, title }: { readonly parameter: string; readonly title: string },
  how: string,
): string {
  const own = store.titleOf("parameters", parameter, title.split(", ")[0]);
  return how === "" ? store.titleOf("parameters", parameter, title) : `${own}, ${how}`;
}
