// What a value that depends on stocks is calculated from. Curves were read beforehand, for every step.
import { Feedback } from "./known.ts";
import { peopleIn } from "../../src/simulate/fluid/peopleIn.ts";
import { FluidRun, RUN } from "./state.ts";

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
    return this.curves[operand * RUN.known.steps + RUN.now];
  }

  people(operand: i32): f64 {
    let sum: f64 = 0;
    for (let s = this.sets[operand]; s < this.sets[operand + 1]; s++) sum += peopleIn(RUN, this.stagesOf[s]);
    return sum;
  }
}

export function termsAt(run: FluidRun, index: i32): SettledTerms {
  return changetype<SettledTerms>(run.known.feedbacks[index]);
}
