// From a number or a picture of the report to the same state of the workbench.
import type { Moves } from "../ask/live/moves.ts";
import { stateLink, usualShow } from "../ask/live/stateLink.ts";
import type { ReportInput } from "../ask/report/reportInput.ts";
import { canonicalStack } from "../scenario/stack.ts";
import { escape } from "./html.ts";

interface Looked {
  /** key of a series */
  readonly chart?: string;
  readonly show?: "level";
  /** id of a statement */
  readonly statement?: string;
  readonly levers?: Moves["levers"];
}

/** A picture's own line: a link, or, where nobody knows an address, the command that opens it. */
export function liveLine(input: Pick<ReportInput, "live">, stack: readonly string[], looked: Looked = {}): string {
  const { live } = input;
  if (live === undefined) return "";
  const state = stateOf(live, stack, looked);
  const said =
    live.address === ""
      ? `To move this yourself: <code>${escape(`${live.command} --state "${state}"`)}</code>`
      : `<a href="${escape(`${live.address}#${state}`)}">Move this yourself in the workbench</a>`;
  return `<p class="note live">${said}</p>`;
}

/** A number that leads to its state, where an address is known; else the number. @param text to be escaped */
export function liveNumber(input: Pick<ReportInput, "live">, stack: readonly string[], text: string): string {
  const { live } = input;
  if (live === undefined || live.address === "" || text === "") return escape(text);
  return `<a class="live" href="${escape(`${live.address}#${stateOf(live, stack, {})}`)}">${escape(text)}</a>`;
}

/** The address of a state; "" where none is known. */
export function liveAddress({ live }: Pick<ReportInput, "live">, stack: readonly string[], looked: Looked): string {
  return live === undefined || live.address === "" ? "" : `${live.address}#${stateOf(live, stack, looked)}`;
}

function stateOf(
  { model, sources }: NonNullable<ReportInput["live"]>,
  stack: readonly string[],
  looked: Looked,
): string {
  return stateLink({
    model,
    stack: canonicalStack(stack),
    levers: looked.levers ?? [],
    sources,
    chart: looked.chart ?? "",
    show: looked.show ?? usualShow,
    at: "",
    level: "",
    ...(looked.statement === undefined ? {} : { statement: looked.statement }),
  });
}
