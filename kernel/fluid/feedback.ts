// Values that depend on stocks: the twin of src/simulate/fluid/feedback.ts. Curves are read beforehand, for
// every step.
import { calculate } from "../../src/simulate/calculate.ts";
import { Feedback, feedbackAt, resourceAt, stageAt, steps } from "./plan.ts";
import { content, dials, now } from "./state.ts";

/** Servers, held units or slots of a departure, in this step. */
export function settleUnits(resource: i32): f64 {
  const own = resourceAt(resource);
  return own.units < 0 ? dials[own.unitsAt] : wholeUnits(settle(own.units));
}

function wholeUnits(value: f64): f64 {
  return value == Infinity ? value : max<f64>(0, Math.floor(value + 1e-9));
}

/** What a value is calculated from in this step. */
// @unmanaged
class SettledTerms extends Feedback {
  codeLength(): i32 {
    return this.length;
  }

  item(place: i32): i32 {
    return this.code[place];
  }

  constant(operand: i32): f64 {
    return this.constants[operand];
  }

  curve(operand: i32): f64 {
    return this.curves[operand * steps + now];
  }

  people(operand: i32): f64 {
    let sum: f64 = 0;
    for (let s = this.sets[operand]; s < this.sets[operand + 1]; s++) sum += peopleIn(this.stagesOf[s]);
    return sum;
  }
}

/** The value at the beginning of the step. */
export function settle(index: i32): f64 {
  return calculate(changetype<SettledTerms>(feedbackAt(index)));
}

function peopleIn(index: i32): f64 {
  const stage = stageAt(index);
  let sum: f64 = 0;
  for (let cell = stage.first; cell < stage.end; cell++) sum += content[cell];
  return sum;
}
