// The golden cases as model documents: each system written once, with the cases it answers.
import type { GoldenSystem } from "./buildDocument.ts";
import { heardSystems } from "./heardSystems.ts";
import { lineSystems } from "./lineSystems.ts";
import { longSystems } from "./longSystems.ts";
import { networkSystems } from "./networkSystems.ts";
import { prioritySystems } from "./prioritySystems.ts";
import { varyingSystems } from "./varyingSystems.ts";

export const goldenSystems: readonly GoldenSystem[] = [
  ...lineSystems,
  ...networkSystems,
  ...varyingSystems,
  ...prioritySystems,
  ...heardSystems,
  ...longSystems,
];

/** Why a case is not run. Every other case for an individual engine must appear in `goldenSystems`. */
export const notExpressible: Readonly<Record<string, string>> = {
  "mg1ps-L": "a server shared equally",
  "mg1ps-ciw-T": "a server shared equally",
  "ciw-rps-p0": "a server shared equally",
  "bcmp-ps-class1-L": "a server shared equally",
  "prio-pr-mixed-T1": "a service interrupted and resumed",
};
