// A Program's curves, as they can be read.
import type { Curves } from "../../compile/program.ts";
import { CurveReader } from "./curveReader.ts";

export function readerOf(curves: Curves): CurveReader {
  const { offsets, starts, values, slopes, integrals, periods, periodIntegrals } = curves;
  return new CurveReader(offsets, starts, values, slopes, integrals, periods, periodIntegrals);
}
