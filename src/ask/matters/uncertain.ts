// Whether a model has anything that differs between draws.
import type { Documents } from "../../documents/documents.ts";
import { refuseUsage } from "../../errors.ts";
import { chancesIn } from "../../scenario/scenario.ts";

/** Found out before any run; what somebody fixes from outside may still leave nothing. */
export function isAnythingUncertain({ parameters, scenarios, model }: Documents): boolean {
  const isDrawn = ({ uncertainty, alternatives, drift }: (typeof parameters)[number]): boolean =>
    uncertainty !== null || alternatives !== null || drift != null;
  return parameters.some(isDrawn) || chancesIn(scenarios).length > 0 || model.regimes.some(({ mayChange }) => mayChange != null); // prettier-ignore
}

export function refuseCertain({ model }: Documents): never {
  const hint = "give figures an `uncertainty:`, several sources or a drift";
  refuseUsage(model.id, "a model in which something is uncertain", "figures that are all fixed", hint);
}
