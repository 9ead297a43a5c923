// The state of the page in the part of its address behind #, and back. Whatever somebody may have put there is checked:
// here for its form, against the model in fitsModel.ts.
import { leverKey, linkVersion, sourceKey, stateLink, usualShow } from "../../ask/live/stateLink.ts";
import { problem } from "../../errors.ts";
import type { Problem } from "../../errors.ts";
import { claimWord, readClaimWord } from "./claimWord.ts";
import { shows } from "./pageState.ts";
import type { PageState, Show } from "./pageState.ts";
import { languages } from "../words/format.ts";
import { isLanguage } from "../words/languageOf.ts";

const longest = 8000;
const mostLevers = 500;

/** What a link may leave open: of these the page takes the first or the usual. */
export interface LinkedState {
  readonly model: string | null;
  readonly stack: readonly string[] | null;
  readonly levers: PageState["levers"];
  readonly chart: string;
  readonly show: Show;
  readonly at: string;
  readonly level: string;
  readonly sources?: PageState["sources"];
  readonly claim?: PageState["claim"];
  readonly statement?: string;
  readonly pace?: PageState["pace"];
  readonly language?: PageState["language"];
  readonly edited?: true;
}

/** A page that was opened without a link. */
export const nothingLinked: LinkedState = {
  model: null,
  stack: null,
  levers: [],
  chart: "",
  show: usualShow,
  at: "",
  level: "",
};

type ReadLink =
  | { readonly kind: "state"; readonly state: LinkedState }
  /** @property model what it names, as far as that can be read */
  | { readonly kind: "refused"; readonly problem: Problem; readonly model: string | null };

/** Without the # */
export function linkOf({ claim, ...state }: PageState): string {
  return stateLink({ ...state, ...(claim === undefined ? {} : { claim: claimWord(claim) }) });
}

/** @param fragment with or without its # */
export function readLink(fragment: string): ReadLink {
  const text = fragment.replace(/^#/, "");
  if (text === "") return { kind: "state", state: nothingLinked };
  if (text.length > longest) return refused(`at most ${longest} letters`, `${text.length}`, null);
  const parts = new URLSearchParams(text);
  const named = parts.get("model");
  const model = named !== null && isName(named) ? named : null;
  if (parts.get("v") !== linkVersion) return refused(`v=${linkVersion}`, said(parts.get("v")), model);
  let state = nothingLinked;
  for (const [key, value] of parts) {
    const next = withPart(state, key, value);
    if (next === null) return refused(expectedOf(key), `${key}=${said(value)}`, model);
    state = next;
  }
  return { kind: "state", state };
}

/** null: the part cannot be so */
function withPart(state: LinkedState, key: string, value: string): LinkedState | null {
  if (key === "v") return state;
  if (key === "model") return isName(value) ? { ...state, model: value } : null;
  if (key === "chart" || key === "at" || key === "level") return isName(value) ? { ...state, [key]: value } : null;
  if (key === "statement") return isName(value) ? { ...state, statement: value } : null;
  if (key === "pace") return value === "precise" ? { ...state, pace: value } : null;
  if (key === "lang") return isLanguage(value) ? { ...state, language: value } : null;
  if (key === "edited") return value === "yes" ? { ...state, edited: true } : null;
  if (key === "show") return isShow(value) ? { ...state, show: value } : null;
  if (key === "stack") {
    const stack = value === "" ? [] : value.split(",");
    return stack.every(isName) ? { ...state, stack: [...new Set(stack)].sort() } : null;
  }
  if (key === "claim") {
    const claim = readClaimWord(value);
    return claim === null || ![claim.stage, claim.level || "x", claim.from || "x", claim.to || "x"].every(isName)
      ? null
      : { ...state, claim };
  }
  if (key.startsWith(sourceKey)) {
    const name = key.slice(sourceKey.length);
    const { sources = [] } = state;
    if (!isName(name) || !isName(value) || sources.length >= mostLevers) return null;
    return { ...state, sources: [...sources.filter(([other]) => other !== name), [name, value]] };
  }
  if (!key.startsWith(leverKey) || state.levers.length >= mostLevers) return null;
  const [name, number] = [key.slice(leverKey.length), Number(value)];
  if (!isName(name) || value.trim() === "" || !Number.isFinite(number)) return null;
  return { ...state, levers: [...state.levers.filter(([other]) => other !== name), [name, number]] };
}

function expectedOf(key: string): string {
  if (key === "show") return shows.join(" or ");
  if (key.startsWith(leverKey)) return "a lever's name and a number";
  if (key.startsWith(sourceKey)) return "a parameter's name and a publisher's";
  if (key === "pace") return "precise";
  if (key === "lang") return languages.join(" or ");
  if (key === "edited") return "yes, or left out";
  if (key === "claim") return "a statement as the page writes one";
  return ["model", "chart", "stack", "at", "level", "statement"].includes(key)
    ? "a name"
    : "model, stack, lever.…, source.…, chart, show, at, level, claim, statement, pace, edited or lang";
}

function isName(text: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,99}$/u.test(text);
}

function isShow(text: string): text is Show {
  return shows.some((one) => one === text);
}

function refused(expected: string, got: string, model: string | null): ReadLink {
  const hint = "the page shows the model as it opens; ask whoever sent the link for it anew";
  return { kind: "refused", problem: problem("usage", null, "link", expected, got, hint), model };
}

function said(value: string | null): string {
  return value === null ? "none" : JSON.stringify(value.slice(0, 60));
}
