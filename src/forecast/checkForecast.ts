// What a forecast must be before anything is computed from it.
import { refuseUsage } from "../errors.ts";
import { figureOf, hubLevels, type Forecast } from "./forecast.ts";

/**
 * @throws PendencyError (kind usage) when there is no value, one is not finite, or quantiles are not one a level and
 * rising
 */
export function checkForecast(forecast: Forecast): void {
  const where = `${forecast.model} › ${figureOf(forecast)}`;
  const values = "quantiles" in forecast ? forecast.quantiles : forecast.samples;
  const odd = values.findIndex((value) => !Number.isFinite(value));
  if (odd >= 0) refuseUsage(where, "finite values", `${values[odd]} at place ${odd + 1}`);
  if (!("quantiles" in forecast)) {
    if (values.length === 0) refuseUsage(where, "at least one sample", "none");
    return;
  }
  if (values.length !== hubLevels.length) {
    refuseUsage(where, `${hubLevels.length} quantiles, one for each level of the hubs`, `${values.length}`);
  }
  const falling = values.findIndex((value, at) => at > 0 && value < values[at - 1]);
  if (falling > 0) {
    const got = `${values[falling]} at level ${hubLevels[falling]} after ${values[falling - 1]}`;
    refuseUsage(where, "quantiles that rise with their level", got);
  }
}
