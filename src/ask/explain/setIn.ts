// What the runs of one stack were given from outside.
import type { SetValue } from "../../scenario/point.ts";
import { stackName } from "../../scenario/stack.ts";
import type { Study } from "../../study/study.ts";

/** [] where nothing was set. */
export function setIn(
  { spec: { stacks, settings = [] } }: { readonly spec: Pick<Study["spec"], "stacks" | "settings"> },
  stack: readonly string[],
): readonly SetValue[] {
  const column = stacks.findIndex((one) => stackName(one) === stackName(stack));
  return settings[column]?.set ?? [];
}
