// A state of the workbench as the part of an address behind #: what the page, a report and a terminal write alike.
import type { Moves } from "./moves.ts";

/** Links of this form are read for good: test/workbench/links keeps some of every version. */
export const linkVersion = "1";
export const leverKey = "lever.";
export const sourceKey = "source.";
/** What a picture draws where a link says nothing else. */
export const usualShow = "difference";

interface StateWords extends Moves {
  readonly model: string;
  /** key of the series drawn; "": the first */
  readonly chart: string;
  readonly show: string;
  /** a recording period; "": the end of the run */
  readonly at: string;
  /** "": everybody */
  readonly level: string;
  /** as one word; left out: none */
  readonly claim?: string;
  /** id of one of the model's statements; left out: none */
  readonly statement?: string;
  /** left out: the usual */
  readonly pace?: string;
  readonly language?: string;
  /** of documents that somebody changed, which fit no link */
  readonly edited?: true;
}

/** "v=1&model=office&stack=rush,oneMore&lever.desks=3&show=level", without the # */
export function stateLink(state: StateWords): string {
  const {
    model,
    stack,
    levers,
    sources = [],
    chart,
    show,
    at,
    level,
    claim,
    statement,
    pace,
    edited,
    language,
  } = state;
  const parts: readonly (readonly [string, string])[] = [
    ["v", linkVersion],
    ["model", model],
    ["stack", stack.join(",")],
    ...levers.map(([name, value]) => [`${leverKey}${name}`, String(value)] as const),
    ...sources.map(([name, publisher]) => [`${sourceKey}${name}`, publisher] as const),
    ...(show === usualShow ? [] : [["show", show] as const]),
    ...Object.entries({ chart, at, level }).filter(([, value]) => value !== ""),
    ...(claim === undefined ? [] : [["claim", claim] as const]),
    ...(statement === undefined ? [] : [["statement", statement] as const]),
    ...(pace === undefined ? [] : [["pace", pace] as const]),
    ...(edited === undefined ? [] : [["edited", "yes"] as const]),
    ...(language === undefined ? [] : [["lang", language] as const]),
  ];
  return parts.map(([key, value]) => `${key}=${encodeURIComponent(value).replaceAll("%2C", ",")}`).join("&");
}
