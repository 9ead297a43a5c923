// What somebody wants to be true, and what may be moved for it, read and checked before any run.
import { checkClaims } from "../../claim/checkClaims.ts";
import { readClaims } from "../../claim/readClaims.ts";
import type { Test } from "../../claim/claim.ts";
import { compile, plainly } from "../../compile/compile.ts";
import type { Documents } from "../../documents/documents.ts";
import { PendencyError, refuseUsage } from "../../errors.ts";
import { didYouMean } from "../../reading/suggest.ts";
import { settingText } from "../../scenario/point.ts";
import { canonicalStack, distinctStacks } from "../../scenario/stack.ts";
import type { Asked } from "../asked.ts";
import { askedMeasures } from "../askedMeasures.ts";
import { checkStack } from "../checkCall.ts";
import { readLever } from "../flip/lever.ts";
import type { LeverAsked, ReadLever } from "../flip/lever.ts";
import { claimOf, stacksOf, turnedBy } from "../flip/turned.ts";
import type { FlipTurn, Turned } from "../flip/turned.ts";

export interface RequiresAsked extends Omit<Asked, "rule" | "replications" | "chanceOnly"> {
  /**
   * a statement by its id, and the part of it that is meant, a condition on a quantity, or a test of one's own; left out:
   * the study's question
   */
  readonly of?: Exclude<FlipTurn, "question"> | ConditionAsked;
  /** left out: those of the study document that can move what is measured */
  readonly levers?: readonly RequiresLever[];
  /** left out: 300 */
  readonly draws?: number;
  /** false: levers stay as assumed in draws, and no box of conditions has them; the search moves them all the same */
  readonly drawLevers?: boolean;
  /** figures that a search may move, those that draws tell most of; left out: 12 */
  readonly most?: number;
  /** false: the bounds of single levers are not sought */
  readonly bounds?: boolean;
  /** runs of single persons on either side of what is found; left out: 2, and 0 with the fluid engine */
  readonly confirm?: number;
}

/** Without a range: as the parameter's own `lever:`, or the study document's, has it. */
export type RequiresLever = Omit<LeverAsked, "range"> & Partial<Pick<LeverAsked, "range">>;

export interface ConditionAsked {
  /** name of a quantity */
  readonly measure: string;
  /** as a claim's `holdsIf:`, such as "less than 30000 persons" */
  readonly is: string;
  /** left out: the stack that the study's question asks about, else the model as it stands */
  readonly stack?: readonly string[];
}

/** @throws PendencyError for a statement that is not there, that no run decides, or that could not have failed */
export function readWanted(documents: Documents, { of }: Pick<RequiresAsked, "of">): Turned {
  if (of !== undefined && "measure" in of) return conditionOf(documents, of);
  const turned = turnedBy(of ?? "question", 0, documents, "requires");
  if (of !== undefined && "test" in of) return { ...turned, of: { ...turned.of, kind: "claim" } };
  const { claim, tests } = turned;
  const given = tests.map((index) => claim.tests[index].byConstruction ?? "");
  if (given.every((why) => why !== "")) {
    refuseUsage("requires", "a statement, or a part of one, that could come out otherwise", claim.id, given[0]);
  }
  return turned;
}

function conditionOf(documents: Documents, { measure: name, is, stack }: ConditionAsked): Turned {
  const { graph, scenarios, plan } = documents;
  const [{ title, measure }] = askedMeasures(documents, name);
  const own = canonicalStack(stack ?? plan?.answer.with ?? []);
  checkStack(own);
  const test: Test = {
    measure: { ...measure, scenario: own },
    against: null,
    compare: "value",
    holdsIf: lineOf(documents, is),
    verdict: { supported: 0.8, contradicted: 0.2 },
  };
  const words = `${title}: ${is}`;
  const claim = claimOf("condition", words, test);
  const { errors } = checkClaims([claim], graph, scenarios);
  if (errors.length > 0) throw new PendencyError(errors.map((one) => ({ ...one, path: `is "${is}"`, at: null })));
  return { of: { kind: "claim", id: name, words }, claim, tests: [0] };
}

/** Read as a claim's line is, of whatever stage there is: its unit is checked against the measure afterwards. */
function lineOf({ model }: Documents, is: string): Test["holdsIf"] {
  const words = {
    words: "A condition.",
    said: { by: "the reader", date: "undated", source: "asked" },
    kind: ["prediction"],
  };
  const claim = { ...words, measure: { stock: model.stages[0].name }, compare: "value", holdsIf: is };
  const text = JSON.stringify({ pendency: "claims v1", for: model.id, claims: { condition: claim } });
  try {
    const [read] = readClaims({ path: "condition", text }, model, []);
    return read.tests[0].holdsIf;
  } catch (error) {
    if (!(error instanceof PendencyError)) throw error;
    const [{ expected, got, hint }] = error.problems;
    return refuseUsage("is", expected, got === "" ? "nothing" : got, hint);
  }
}

/**
 * @param reached parameters that can move what is measured
 * @throws PendencyError for a lever that is not there, that has no range, or that a scenario of the stacks moves as well
 */
export function readLevers(
  documents: Documents,
  { claim }: Turned,
  { levers }: Pick<RequiresAsked, "levers">,
  reached: ReadonlySet<string>,
): readonly ReadLever[] {
  const stacks = distinctStacks(stacksOf(claim));
  const planned = (documents.plan?.answer.levers ?? []).map(({ parameter, title, low, high }) => ({ parameter, title, range: [low.text, high.text] as const })); // prettier-ignore
  if (levers === undefined) {
    return planned
      .filter(({ parameter }) => reached.has(parameter))
      .map((lever) => readLever(documents, lever))
      .filter((lever) => conflictOf(documents, lever, stacks) === null);
  }
  const twice = levers.find(({ parameter }, nth) => levers.findIndex((one) => one.parameter === parameter) < nth);
  if (twice !== undefined) refuseUsage("lever", "each lever once", `${twice.parameter} again`);
  return levers.map((asked) => {
    const range = asked.range ?? planned.find(({ parameter }) => parameter === asked.parameter)?.range ?? ownRange(documents, asked.parameter); // prettier-ignore
    const lever = readLever(documents, { ...asked, range });
    const conflict = conflictOf(documents, lever, stacks);
    if (conflict !== null) throw conflict;
    return lever;
  });
}

function ownRange({ parameters }: Documents, name: string): readonly [string, string] {
  const parameter = parameters.find((one) => one.name === name);
  if (parameter === undefined) {
    const known = parameters.map((one) => one.name);
    return refuseUsage("lever", "a parameter of the model", `"${name}"`, didYouMean(name, known));
  }
  const { lever, unit } = parameter;
  if (lever !== null) return [`${lever.from} ${unit.text ?? ""}`.trim(), `${lever.to} ${unit.text ?? ""}`.trim()];
  const hint = `give one, as ${name}=LOW..HIGH, or write a \`lever:\` at the parameter`;
  return refuseUsage("lever", "a lever with a range", `${name}, which has none`, hint);
}

/** Whether a scenario moves the same parameter is seen at either end. */
function conflictOf(
  documents: Documents,
  lever: ReadLever,
  stacks: readonly (readonly string[])[],
): PendencyError | null {
  const point = lever.pointAt(lever.range[1]);
  try {
    for (const stack of stacks) compile(documents, documents.facts, { ...plainly, stack, point });
    return null;
  } catch (error) {
    if (!(error instanceof PendencyError)) throw error;
    const hint = `the lever sets ${settingText(point)}`;
    return new PendencyError(error.problems.map((problem) => ({ hint, ...problem })));
  }
}
