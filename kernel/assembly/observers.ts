// The observers stand beside the kernel, so that they cost little: the files of src/observe/counting themselves.
import { ObservingFields } from "../../src/observe/insideKernel/contract.ts";
import { CurveReader } from "../../src/simulate/individual/curveReader.ts";
import { Observing } from "../../src/observe/counting/observing.ts";
import { ANSWER } from "./answer.ts";
import { IMAGE } from "./imageReader.ts";
import { ROWS } from "./rows.ts";

export let isObserving: bool = false;
/** nobody where nobody asks */
export let observing: Observing = changetype<Observing>(0);

/** The host throws: people were lost or doubled. */
// @external("host", "ledgerBroken")
declare function ledgerBroken(caseClass: i32, step: f64, came: f64, accounted: f64): void;

/** Reads what is to be observed; people's rows are sized after it. */
export function readObservers(curves: CurveReader): void {
  isObserving = IMAGE.flag(ObservingFields.isObserving);
  if (isObserving) observing = new Observing(IMAGE, ROWS, curves);
}

export function observeEdge(step: f64): void {
  check(observing.edge(step), step);
}

/** The run is over. The results are written. */
export function finishObserving(time: f64): void {
  check(observing.finish(time), time);
  observing.write(ANSWER);
}

function check(broken: i32, step: f64): void {
  if (broken < 0) return;
  ledgerBroken(broken, step, observing.ledger.came(broken), observing.ledger.accounted(broken));
}
