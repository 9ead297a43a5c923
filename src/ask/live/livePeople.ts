// One of the paired runs person by person: the kernel that follows people is fetched with this file, when wanted.
import { observeRun } from "../../observe/observeRun.ts";
import { hearsNothing } from "../../simulate/recorder.ts";
import { mostEvents } from "./liveRuns.ts";
import type { MakeRun } from "./liveRuns.ts";

/** How often a run says how far it is. */
const timesTold = 50;

export const personByPerson: MakeRun = ({ spec }, replication, program, told) => {
  const { seed, seriesGroup, seriesLevels } = spec;
  const { steps } = program.time;
  const every = Math.max(1, Math.floor(steps / timesTold));
  const edge = (step: number): void => {
    if (step % every === 0) told(step / steps);
  };
  return observeRun(
    program,
    { seed, replication, recorders: [{ ...hearsNothing, edge }], limits: { maxEvents: mostEvents } },
    { seriesGroup, seriesLevels, series: true, waits: false, digest: false, timelines: 0 },
  );
};
