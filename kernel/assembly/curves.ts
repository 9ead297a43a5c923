// The Program's curves, read once from its image.
import { CurvesFields } from "../../src/simulate/fast/contract.ts";
import { CurveReader } from "../../src/simulate/individual/curveReader.ts";
import { ints, reals } from "./image.ts";

export let curves: CurveReader = new CurveReader([0], [], [], [], [], [], []);

export function readCurves(): void {
  const offsets = ints(CurvesFields.offsets);
  const starts = reals(CurvesFields.starts);
  const values = reals(CurvesFields.values);
  const slopes = reals(CurvesFields.slopes);
  const integrals = reals(CurvesFields.integrals);
  const periods = reals(CurvesFields.periods);
  const periodIntegrals = reals(CurvesFields.periodIntegrals);
  curves = new CurveReader(offsets, starts, values, slopes, integrals, periods, periodIntegrals);
}
