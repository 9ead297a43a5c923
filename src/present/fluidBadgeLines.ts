// What stands beside figures of the fluid engine, in lines of plain text.
import type { FluidBadge } from "../ask/fluidBadge.ts";
import { counted } from "../quantity/numberWords.ts";
import { stepTolerance } from "../study/fluidStep.ts";
import type { StackSummary } from "../summarise/summary.ts";

/**
 * None without a badge.
 *
 * @param measures those whose bounds are told
 * @param stacks   of the study: of measures that every model gets, nobody asks why they have no value
 */
export function fluidBadgeLines(
  badge: FluidBadge | null,
  measures: readonly { readonly name: string }[],
  stacks: readonly Pick<StackSummary, "measures">[] = [],
): readonly string[] {
  if (badge === null) return [];
  const unasked = stacks.flatMap((stack) => stack.measures).filter(({ of }) => of === "default");
  const unaskedNames = new Set(unasked.map(({ name }) => name));
  const days = badge.stepDays.toPrecision(3);
  return [
    `${badge.words} · step ${days} days · ${settled(badge)}`,
    ...badge.approximates.map((words) => `approximated: ${words}`),
    ...Object.entries(badge.without)
      .filter(([name]) => !unaskedNames.has(name))
      .map(([name, reason]) => `no value for ${name}: ${reason}`),
    ...comparedLines(
      badge,
      measures.map(({ name }) => name),
    ),
  ];
}

function comparedLines({ compared, outside, outputs }: FluidBadge, named: readonly string[]): readonly string[] {
  if (compared === null) return ["outside what was compared: nobody has compared the engines on this model"];
  const bounds = outputs
    .filter(({ output, bound }) => named.includes(output) && bound !== null)
    .map(({ output, gap, bound }) => `${output} ${signed(gap ?? 0)} (within ${percent(bound!)})`);
  return [
    ...outside.map((reason) => `outside what was compared: ${reason}`),
    `compared with ${counted(compared.replications, "run")} of the individual engine (${compared.sample}): ${bounds.join(", ")}`,
  ];
}

/** Unsettled numbers that are told by name; the others are counted. */
const named = 4;

function settled({ stepError, unsettled }: FluidBadge): string {
  if (stepError === null) return "step as asked for; not compared with a finer one";
  if (stepError > stepTolerance) {
    const told = unsettled.slice(0, named).map(({ what, change }) => `${what} by ${percent(change)}`);
    const more = unsettled.length - told.length;
    return `NOT settled: halving the step still changed ${told.join(", ")}${more > 0 ? `, and ${more} more by less` : ""}`;
  }
  return `the two halvings before it changed no figure asked for, and not the number of persons in any stage, by more than ${percent(stepError)}`;
}

/** Two figures; from 99.5 % on all those before the point. */
function percent(share: number): string {
  const hundredths = 100 * share;
  return `${hundredths < 99.5 ? hundredths.toPrecision(2) : hundredths.toFixed(0)} %`;
}

function signed(share: number): string {
  return `${share < 0 ? "−" : "+"}${Math.abs(100 * share).toFixed(1)} %`;
}
