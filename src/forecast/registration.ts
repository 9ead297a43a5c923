// A forecast that was put down before its figures were out: one text, with the hash of all it says, so that nobody can
// move a number of it afterwards unseen.
import { PendencyError } from "../errors.ts";
import { isIsoDay } from "../quantity/date.ts";
import { inOneOrder } from "../study/studyId.ts";
import { sha256 } from "../study/sha256.ts";
import { checkForecast } from "./checkForecast.ts";
import { hubLevels } from "./forecast.ts";
import { objectOf, refuseAt } from "./jsonText.ts";
import { protocol } from "./protocol.ts";

export const registrationKind = "registered forecast v1";

export interface Registration {
  readonly model: string;
  /** ISO day that it stands on: nothing published later went in */
  readonly day: string;
  /** ISO day on which it was made; only what is published later was forecast */
  readonly madeOn: string;
  /** ISO day by which the last period has ended */
  readonly through: string;
  /** of all that decides what is forecast, as backtests have it: equal ids and days mean equal forecasts */
  readonly id: string;
  /** of the documents that were forecast with: see `documentsHash` */
  readonly documents: string;
  /** version of the engine */
  readonly engine: string;
  /** of the protocol: see `protocolHash` */
  readonly protocolHash: string;
  readonly seed: number;
  readonly draws: number;
  /** how many of these could not be made */
  readonly failedDraws: number;
  readonly stepDays: number;
  /** what makes it again beside all that; left out by those who did not say */
  readonly made?: RegisteredMaking;
  readonly forecasts: readonly RegisteredFigure[];
  /** what was known on the day, from which baselines are made */
  readonly known: readonly RegisteredHistory[];
}

export interface RegisteredMaking {
  /** what the engines' kernels were, to the byte */
  readonly kernels: string;
  /** how the model was named */
  readonly model: string;
  /** days of a step as somebody asked for it; null: as the document says, or found out */
  readonly stepAsked: number | null;
  /**
   * Path of a table of observed figures that was given with the question; null: none was. No hash of it, which figures
   * that came out later would change: what was known is in the registration itself.
   */
  readonly observed: string | null;
}

export interface RegisteredFigure {
  readonly series: string;
  readonly family: string;
  readonly period: string;
  /** ISO day, the last of the period */
  readonly periodEnd: string;
  /** 0 or less: the period had ended on the day */
  readonly horizonMonths: number;
  /** one a level of `hubLevels`, rising */
  readonly quantiles: readonly number[];
}

export interface RegisteredHistory {
  readonly series: string;
  /** vintage: id of the edition, or the day on which a figure of one's own became known */
  readonly figures: readonly { readonly period: string; readonly value: number; readonly vintage: string }[];
}

/** Of everything that a registration says, in whichever order: 64 hexadecimal digits. */
export function registrationHash(registration: Registration): string {
  return sha256(inOneOrder(contentOf(registration)));
}

/** One figure a line, so that two files can be compared. */
export function registrationText(registration: Registration): string {
  const { forecasts, known, ...head } = contentOf(registration);
  const lines = (entries: readonly unknown[]): string =>
    entries.length === 0 ? "[]" : `[\n${entries.map((entry) => `    ${JSON.stringify(entry)}`).join(",\n")}\n  ]`;
  const said = Object.entries({ ...head, sha256: registrationHash(registration) });
  const parts = [
    ...said.map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`),
    `  "forecasts": ${lines(forecasts)}`,
    `  "known": ${lines(known)}`,
  ];
  return `{\n${parts.join(",\n")}\n}\n`;
}

/**
 * @param file     as messages call it
 * @param expected the model that it is to be of, the protocol in force, and hashes of others that are settled by it. A
 *   forecast of an earlier version always is: its quantiles were put down before, and no later rule touches them
 * @throws PendencyError when the text is no registration, was changed since, or is of another model or protocol
 */
export function readRegistration(
  file: string,
  text: string,
  expected: Pick<Registration, "model" | "protocolHash"> & { readonly settles?: readonly string[] },
): Registration {
  const read = objectOf(text);
  if (read === null || read["pendency"] !== registrationKind) {
    const got =
      read === null ? "a text that is no JSON, or half of one" : JSON.stringify(read["pendency"] ?? "another file");
    const what = `a registered forecast, which begins with "pendency": ${JSON.stringify(registrationKind)}`;
    refuseAt(file, text, "pendency", what, got, "`pendency register MODEL` makes one");
  }
  const { sha256: stored, ...content } = read;
  const hash = sha256(inOneOrder(content));
  if (hash !== stored) {
    const hint =
      "it was changed after it was registered: take it from where it was published; nothing else was changed";
    const got = typeof stored === "string" ? `${stored.slice(0, 16)}…` : "none";
    refuseAt(file, text, "sha256", `the hash of what the file says, ${hash.slice(0, 16)}…`, got, hint);
  }
  if (!isRegistration(content)) {
    const what = "series, family, period, periodEnd, horizonMonths and 23 rising quantiles of every figure";
    refuseAt(file, text, "forecasts", what, "another thing");
  }
  if (content.model !== expected.model) {
    refuseAt(file, text, "model", `a forecast of ${expected.model}`, `one of ${content.model}`);
  }
  const { protocolVersion: version } = content as Partial<Content>;
  const isEarlier = typeof version === "number" && version < protocol.version;
  const settled = [expected.protocolHash, ...(expected.settles ?? [])];
  if (!isEarlier && !settled.includes(content.protocolHash)) {
    const hint = "it stays as it is: score it with the documents that it was registered with";
    const inForce = `a forecast under the protocol in force, version ${protocol.version} (${expected.protocolHash})`;
    refuseAt(file, text, "protocolHash", inForce, content.protocolHash, hint);
  }
  return content;
}

type Content = Registration & {
  readonly pendency: typeof registrationKind;
  readonly protocolVersion: number;
  readonly levels: readonly number[];
};

/** With its keys in the order of the file. */
function contentOf({ forecasts, known, ...head }: Registration): Content {
  return {
    pendency: registrationKind,
    protocolVersion: protocol.version,
    ...head,
    levels: hubLevels,
    forecasts,
    known,
  };
}

function isRegistration(value: object): value is Registration {
  const { model, day, madeOn, protocolHash, forecasts, known } = value as Partial<Registration>;
  const areTexts = [model, protocolHash].every(isText) && [day, madeOn].every(isIsoDay);
  const areLists = Array.isArray(forecasts) && Array.isArray(known);
  if (!areTexts || !areLists) return false;
  return forecasts.every(isFigure) && known.every(isHistory);
}

function isFigure(value: unknown): boolean {
  if (value === null || typeof value !== "object") return false;
  const { series, family, period, periodEnd, horizonMonths, quantiles } = value as Partial<RegisteredFigure>;
  const isNamed = [series, family, period].every(isText) && isIsoDay(periodEnd) && Number.isInteger(horizonMonths);
  if (!isNamed || !Array.isArray(quantiles)) return false;
  try {
    checkForecast({ model: "", series: "", origin: "", target: "", horizonMonths: 0, quantiles });
    return true;
  } catch (error) {
    if (error instanceof PendencyError) return false;
    throw error;
  }
}

function isHistory(value: unknown): boolean {
  if (value === null || typeof value !== "object") return false;
  const { series, figures } = value as Partial<RegisteredHistory>;
  return isText(series) && Array.isArray(figures) && figures.every(isKnown);
}

function isKnown(value: unknown): boolean {
  if (value === null || typeof value !== "object") return false;
  const { period, value: figure, vintage } = value as Partial<RegisteredHistory["figures"][number]>;
  return isText(period) && Number.isFinite(figure) && isText(vintage);
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}
