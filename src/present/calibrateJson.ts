// A calibration for machines: all but its draws, which the file has.
import type { Calibrated } from "../ask/calibrate/setText.ts";

/** As --json prints it. */
export function calibrateJson({ scores, values: _values, coordinates, ...found }: Calibrated): object {
  return { ...found, coordinates: coordinates.length, draws: scores.length };
}
