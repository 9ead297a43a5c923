// The codes of codes.ts by the names that a Program has for them; tsc finds a name without a code.
import type { ArrivalsProgram, ResourceProgram, StageProgram } from "../compile/program.ts";
import * as codes from "./codes.ts";

export const stayCodes: Readonly<Record<StageProgram["kind"], number>> = {
  dwell: codes.DWELL,
  service: codes.SERVICE,
  boards: codes.BOARDS,
  waits: codes.WAITS,
  passes: codes.PASSES,
  outcome: codes.OUTCOME,
};

export const resourceCodes: Readonly<Record<ResourceProgram["kind"], number>> = {
  servers: codes.SERVERS,
  held: codes.HELD,
  slots: codes.SLOTS,
};

export const disciplineCodes: Readonly<Record<ResourceProgram["discipline"], number>> = {
  "first come": codes.FIRST_COME,
  "last come": codes.LAST_COME,
  "longest in system": codes.LONGEST_IN_SYSTEM,
  random: codes.RANDOM,
};

export const arrivalCodes: Readonly<Record<ArrivalsProgram["kind"], number>> = {
  poisson: codes.POISSON,
  exact: codes.EXACT,
  monthly: codes.MONTHLY,
  every: codes.EVERY,
};
