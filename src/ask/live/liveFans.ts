// Which series a workbench draws: those of the model's study, or of a model without one its lines and its outcomes.
import type { Documents } from "../../documents/documents.ts";
import type { FanPlan } from "../../documents/studyDocument.ts";
import type { Stage } from "../../model/model.ts";

/** More than these are looked for by name rather than looked through. */
const mostDrawn = 24;

/** Under no stack yet: whoever runs says which are drawn. */
export function liveFans({ plan, model }: Pick<Documents, "plan" | "model">): readonly FanPlan[] {
  if (plan !== null && plan.fans.length > 0) return plan.fans;
  const inside = model.stages.filter(({ stay }) => stay.kind !== "outcome" && stay.kind !== "passes");
  const outcomes = model.stages.filter(({ stay }) => stay.kind === "outcome");
  const everybody = inside.length < 2 ? [] : [fanOf("inside", "Everybody inside", "stock", inside)];
  const each = [
    ...inside.map((stage) => fanOf(`stock-${stage.name}`, stage.title, "stock", [stage])),
    ...outcomes.map((stage) => fanOf(`entries-${stage.name}`, stage.title, "entries", [stage])),
  ];
  return [...everybody, ...each].slice(0, mostDrawn);
}

function fanOf(key: string, title: string, counts: "stock" | "entries", stages: readonly Stage[]): FanPlan {
  return {
    key,
    title,
    note: "",
    stages: stages.map(({ name }) => name),
    level: "",
    counts,
    every: "month",
    stacks: [],
    observed: "",
    observedAt: "end",
    at: stages[0].at,
  };
}
