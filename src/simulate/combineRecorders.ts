// Several listeners as one.
import type { Recorder } from "./recorder.ts";

/** Every call goes to each recorder in turn. */
export function combineRecorders(recorders: readonly Recorder[]): Recorder {
  if (recorders.length === 1) return recorders[0];
  const each = (tell: (recorder: Recorder) => void): void => {
    for (const recorder of recorders) tell(recorder);
  };
  return {
    attach: (people) => each((r) => r.attach?.(people)),
    start: (program) => each((r) => r.start(program)),
    edge: (step) => each((r) => r.edge(step)),
    arrive: (...call) => each((r) => r.arrive(...call)),
    enter: (...call) => each((r) => r.enter(...call)),
    begin: (...call) => each((r) => r.begin(...call)),
    leave: (...call) => each((r) => r.leave(...call)),
    units: (...call) => each((r) => r.units(...call)),
    departure: (...call) => each((r) => r.departure(...call)),
    finish: (time) => each((r) => r.finish(time)),
  };
}
