// The samplers of a Program, made ready for one run.
import type { Curves, Program } from "../../compile/program.ts";
import { familyCodes } from "../../random/familyCodes.ts";
import { ShapeTables, type ShapeTable } from "../../random/shapeTable.ts";
import { CurveReader } from "./curveReader.ts";
import { Sampler } from "./sampler.ts";

export function readerOf(curves: Curves): CurveReader {
  const { offsets, starts, values, slopes, integrals, periods, periodIntegrals } = curves;
  return new CurveReader(offsets, starts, values, slopes, integrals, periods, periodIntegrals);
}

interface Sampling {
  /** [SamplerId] */
  readonly samplers: readonly Sampler[];
  /** for rates that add up: −log(1 − u), as a table */
  readonly unitExponential: ShapeTable;
}

export function samplingOf(program: Program, curves: CurveReader): Sampling {
  const tables = new ShapeTables();
  const samplers = program.samplers.map(({ family, figures, shares, atLeast, atMost, probabilities }) => {
    const read = Int32Array.from(family === "mix" ? shares : figures);
    return new Sampler(familyCodes[family], curves, tables, read, atLeast, atMost, probabilities, []);
  });
  for (const [id, { parts }] of program.samplers.entries()) samplers[id].parts = parts.map((part) => samplers[part]);
  return { samplers, unitExponential: tables.unitExponential };
}
