// What further pictures of a page show of the runs that answered it: what was short when, what it cost by route, and how
// forecasts of the past came out.
import type { Documents } from "../../documents/documents.ts";
import type { CostPlan } from "../../documents/studyDocument.ts";
import type { ModelGates } from "../../judge/verdictGate.ts";
import type { Study } from "../../study/study.ts";
import { bindingChoices } from "../report/bindingChoices.ts";
import { bindingOf } from "../report/bindingOf.ts";
import type { BindingTable } from "../report/bindingTable.ts";
import { costTable } from "../report/costTable.ts";
import type { CostTable } from "../report/costTable.ts";
import { trackRecordOf } from "../report/trackRecord.ts";
import type { TrackRecord } from "../report/trackRecord.ts";
import { yearsOfPeriods } from "../report/yearsOfPeriods.ts";

/** Plain data, safe to post. */
export interface LiveMore {
  /** of the base, and of what was moved where anything was; without a row: the model has nothing that can be short */
  readonly binding: readonly BindingTable[];
  /** null: nothing in the model has a price */
  readonly costs: CostTable | null;
  /** null: no scores that count */
  readonly record: TrackRecord | null;
  /** why stored scores do not count, in few words; "" where they do, or there are none */
  readonly uncounted: string;
}

/** @param study of the runs, each with its series */
export function liveMore(
  { model, plan }: Pick<Documents, "model" | "plan">,
  gates: ModelGates,
  study: Study,
): LiveMore {
  const years = yearsOfPeriods(study, model);
  const choices = bindingChoices(model, []);
  const costs = plan?.costs ?? pricedOf(study, years);
  return {
    binding: study.stacks.map((stack) => bindingOf(stack, choices, study.periodLabels, years)),
    costs: costs === null ? null : costTable(costs, study, model),
    record: trackRecordOf(gates, null),
    uncounted: gates.uncounted.levels,
  };
}

/** Of a model whose study says nothing of costs: everything that has a price, over the whole run. */
function pricedOf({ stacks, entities }: Study, years: readonly string[]): CostPlan | null {
  const priced = stacks[0].resources.filter(({ currency }) => currency !== "");
  if (priced.length === 0) return null;
  const resources = [...new Set(priced.map(({ name }) => name.replace(/\(.*$/, "")))];
  return { per: entities, fiscalYears: [...new Set(years)], resources };
}
