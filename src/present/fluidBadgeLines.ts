// What stands beside figures of the fluid engine, in lines of plain text.
import type { FluidBadge } from "../ask/fluidBadge.ts";
import { counted, number } from "../quantity/numberWords.ts";
import { linesByChance } from "../simulate/fluid/approximations.ts";
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
    `${badge.words} · step ${days} days · ${headline(badge)}`,
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

/** The largest of the sizes known comes first: what halvings changed says nothing of the others. */
function headline(badge: FluidBadge): string {
  const [most] = badge.mayBeOff;
  if (most === undefined || (most.ofIt !== null && most.ofIt <= (badge.stepError ?? 0))) return settled(badge);
  const unit = most.unit === "share" ? "" : ` ${most.unit}`;
  const share = most.ofIt === null ? "" : ` (${percent(most.ofIt)} of it)`;
  const off = `${most.what} may be off by ${number(most.by, "prose")}${unit}${share}, see below`;
  // a step that is not settled, or compared with no other, reassures nobody
  const isSettled = badge.stepError !== null && badge.stepError <= stepTolerance;
  return isSettled ? `${off}; ${settled(badge)}` : `${settled(badge)}; ${off}`;
}

function settled({ stepError, unsettled, approximates }: FluidBadge): string {
  if (stepError === null) return "step as asked for; not compared with a finer one";
  if (stepError > stepTolerance) {
    const told = unsettled.slice(0, named).map(({ what, change }) => `${what} by ${percent(change)}`);
    const more = unsettled.length - told.length;
    return `NOT settled: halving the step still changed ${told.join(", ")}${more > 0 ? `, and ${more} more by less` : ""}`;
  }
  const such = approximates.includes(linesByChance) ? ", such as the lines that chance makes" : "";
  const silent = approximates.length > 0 ? `, which says nothing of what is approximated${such}` : "";
  return `the two halvings before it changed no figure asked for, and not the number of persons in any stage, by more than ${percent(stepError)}${silent}`;
}

/** Two figures; from 99.5 % on all those before the point. */
function percent(share: number): string {
  const hundredths = 100 * share;
  return `${hundredths < 99.5 ? hundredths.toPrecision(2) : hundredths.toFixed(0)} %`;
}

function signed(share: number): string {
  return `${share < 0 ? "−" : "+"}${Math.abs(100 * share).toFixed(1)} %`;
}
