// The golden cases as model documents: each system written once, with the cases it answers.
import type { GoldenSystem } from "./buildDocument.ts";
import { lineSystems } from "./lineSystems.ts";
import { networkSystems } from "./networkSystems.ts";
import { prioritySystems } from "./prioritySystems.ts";
import { varyingSystems } from "./varyingSystems.ts";

export const goldenSystems: readonly GoldenSystem[] = [
  ...lineSystems,
  ...networkSystems,
  ...varyingSystems,
  ...prioritySystems,
];

/** Why a case is not run here. Cases of other families than these must appear in `goldenSystems`. */
export const notRun: Readonly<Record<string, string>> = {
  "mm1-l0.9-m1-L": "too long: 2 % needs 3e7 people (asymptotic variance 34200)",
  "mm1-0.9-varWq": "too long, as mm1-l0.9-m1-L",
  "mm1-0.9-served-per-busy": "no measure: lengths of busy periods",
  "mmc-c10-C": "too long: 2 % needs 3e7 people",
  "mmc-c100-C": "too long: 2 % needs 3e8 people",
  "mmc-c700-C": "too long: 2 % needs more than 1e9 people",
  "halfin-whitt-n400": "too long: 2 % needs 7e8 people",
  "mmck-rqueueing-10.11-Pblock": "too long: six people in a hundred thousand are turned away",
  "mg1-erlang4-varWq": "too long: a variance of waits settles far later than their mean",
  "mg1-uniform02-varWq": "too long, as mg1-erlang4-varWq",
  "mg1-lognormal-cv2-Wq": "too long: the squares of the services have a heavy tail",
  "mtmsm-Lq-t20": "too long: 2 % needs 260,000 runs of 20 days",
  "mtginf-cov-3-5": "no measure: a covariance over runs",
  "little-erlangA": "not counted: an identity of our own measures; see test/observe",
  ...Object.fromEntries(
    ["mm1-l0.5-EW2", "mm1-l0.5-EW100", "mm1-l0.9-EW25", "mm1-l2-EW2", "mm1-l2-EW100", "dm1-EW5", "md1-EW5"].map(
      (name) => [`lindley-${name}`, "no measure: the wait of the n-th person"],
    ),
  ),
  "mg1ps-L": "not expressible: shared equally",
  "mg1ps-ciw-T": "not expressible: shared equally",
  "ciw-rps-p0": "not expressible: shared equally",
  "bcmp-ps-class1-L": "not expressible: shared equally",
  "prio-pr-mixed-T1": "not expressible: interrupts",
  "mg1-vac-Wq": "not expressible: afterEmpty",
  "trace-lk-mean-delay": "not expressible: recorded times",
  "trace-lk-util": "not expressible: recorded times",
  "mg1-h2-busy-var": "no measure: lengths of busy periods",
};
