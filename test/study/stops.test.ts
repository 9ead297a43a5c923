// Stopping: what is finished is kept in whole pairs, nothing more begins, every worker is closed, and nobody
// goes on listening to the signal.
import { describe, expect, test } from "vitest";
import { askAnswer } from "../../src/ask/answer.ts";
import { PendencyError } from "../../src/errors.ts";
import type { Executor } from "../../src/study/executor.ts";
import { inThisThread } from "../../src/study/inThisThread.ts";
import { workThrough } from "../../src/study/lanes.ts";
import type { Lane } from "../../src/study/lanes.ts";
import { makeStudy } from "../../src/study/makeStudy.ts";
import type { Conduct } from "../../src/study/makeStudy.ts";
import { tellNobody } from "../../src/study/narrate.ts";
import { Stop } from "../../src/study/stop.ts";
import type { StopSignal } from "../../src/study/stop.ts";
import { byMessages } from "./byMessages.ts";
import { officeRequest, openOffice, set } from "./office.ts";

const limits = { recordsPerRun: 1e6, recordsInAll: 1e9, memoryBytes: 4e9, eventsPerRun: null };
const tasks = [0, 1, 2, 3].map((replication) => ({ index: replication, stack: 1, replication }));
const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** A signal that counts who listens. */
class Counted implements StopSignal {
  aborted = false;
  readonly listeners = new Set<() => void>();
  addEventListener(_type: "abort", listener: () => void): void {
    this.listeners.add(listener);
  }
  removeEventListener(_type: "abort", listener: () => void): void {
    this.listeners.delete(listener);
  }
  abort(): void {
    this.aborted = true;
    for (const listener of this.listeners) listener();
  }
}

/** Stops after so many runs. */
function conductUntil(stop: Counted, executor: Executor, runs: number): Conduct {
  const narrate: Conduct["narrate"] = (event) => {
    if (event.kind === "progress" && event.finished === runs) stop.abort();
  };
  return { executor, limits, narrate, stop };
}

describe("a signal of our own", () => {
  test("goes off with the one it follows, once, and tells whoever still listens", () => {
    const outer = new Counted();
    const stop = new Stop(outer);
    const heard: string[] = [];
    const second = (): void => void heard.push("second");
    stop.addEventListener("abort", () => heard.push("first"));
    stop.addEventListener("abort", second);
    stop.removeEventListener("abort", second);
    expect(stop.aborted).toBe(false);
    outer.abort();
    outer.abort();
    expect([stop.aborted, heard]).toEqual([true, ["first"]]);
  });

  test("has gone off already where the other one has, and leaves the other one alone", () => {
    const outer = new Counted();
    outer.abort();
    expect(new Stop(outer).aborted).toBe(true);
    const untouched = new Counted();
    new Stop(untouched).abort();
    expect(untouched.aborted).toBe(false);
  });

  test("released, it holds nothing of the other one and hears it no longer", () => {
    const outer = new Counted();
    const stop = new Stop(outer);
    expect(outer.listeners.size).toBe(1);
    stop.release();
    expect(outer.listeners.size).toBe(0);
    outer.abort();
    expect(stop.aborted).toBe(false);
  });
});

describe("a study", () => {
  const request = officeRequest();
  const documents = openOffice();

  test("leaves no listener on the signal: when it is finished, stopped or refused", async () => {
    const stop = new Counted();
    const seen = { opened: 0, died: 0, closed: 0, finished: [] };
    await makeStudy(request, documents, { executor: byMessages(2, seen), limits, narrate: tellNobody, stop });
    expect(stop.listeners.size).toBe(0);
    const wrong = officeRequest({ settings: [null, set({ onDuty: "4 officers" })] });
    const refused = makeStudy(wrong, documents, { executor: byMessages(2, seen), limits, narrate: tellNobody, stop });
    // the setting is of a parameter that the stack changes too
    await expect(refused).rejects.toThrow(PendencyError);
    expect(stop.listeners.size).toBe(0);
    await makeStudy(request, documents, conductUntil(stop, inThisThread({ documents }), 2));
    expect(stop.listeners.size).toBe(0);
    expect(seen.closed).toBe(seen.opened);
  });

  test("stopped after three runs keeps the first replication of both stacks, as a shorter study has it", async () => {
    const stopped = await makeStudy(request, documents, conductUntil(new Counted(), inThisThread({ documents }), 3));
    const short = officeRequest({ replications: 1 });
    const one = await makeStudy(short, documents, conductUntil(new Counted(), inThisThread({ documents }), Infinity));
    expect(stopped.stacks.map(({ replications }) => replications)).toEqual([1, 1]);
    expect(stopped.unfinished).toBe(3);
    expect(stopped.stacks).toEqual(one.stacks);
    expect(stopped.draws).toEqual(one.draws);
  });

  test("in this thread hears a stop that comes from elsewhere in it, where there is a pause between runs", async () => {
    const stop = new Counted();
    let pauses = 0;
    const pause = (): Promise<void> => {
      // somebody else of this thread, who gets on only while the study waits
      if (++pauses === 4) setImmediate(() => stop.abort());
      return turn();
    };
    const study = await makeStudy(request, documents, {
      ...conductUntil(stop, inThisThread({ documents, pause }), Infinity),
    });
    // before the fourth run
    expect(study.stacks.map(({ replications }) => replications)).toEqual([1, 1]);
  });

  test("of expected numbers is stopped while the length of its step is looked for: nothing is run", async () => {
    const stop = new Counted();
    const pause = async (): Promise<void> => stop.abort();
    let begun = 0;
    const executor: Executor = {
      width: 1,
      async run(_request, _tasks, watch) {
        if (!watch.stop.aborted) begun++;
        return [];
      },
    };
    const fluid = officeRequest({ engine: "fluid" });
    const study = await makeStudy(fluid, documents, { ...conductUntil(stop, executor, Infinity), pause });
    expect([begun, study.stacks.map(({ replications }) => replications), study.unfinished]).toEqual([0, [0, 0], 4]);
  });
});

describe("after a stop", () => {
  const study = `pendency: study v1
for: office
question: Does one more officer help?
replications: 2
stacks: [baseline, oneMore]
series: {by: kind, levels: [urgent]}
grid:
  title: People waiting at the end
  measure: {waiting: counter, at: end}
  event: fewer than 10 wait
  line: 10 persons
  from: 2025-01-15
  replications: 1
  x: {title: Officers, parameter: onDuty, values: [2 officers, 4 officers]}
  y: {title: Papers, parameter: papers, values: [1 day, 5 days]}
`;
  const words = () => ({ effectsCommand: "", commands: [] });

  /** Studies begun by an answer of one study, two of single sources, a grid, and what it hangs on. */
  async function begun(stopIn: number): Promise<number> {
    const documents = openOffice(study);
    const stop = new Counted();
    const here = inThisThread({ documents });
    let studies = 0;
    const executor: Executor = {
      width: 1,
      async run(request, asked, watch) {
        const runs = await here.run(request, asked, watch);
        if (++studies === stopIn) stop.abort();
        return runs;
      },
    };
    const asked = { rule: "one run each" as const, words };
    const conduct = { executor, limits, narrate: tellNobody, stop };
    await askAnswer(documents, asked, conduct);
    return studies;
  }

  test("no further study of the same question begins: not of another source, and not of a grid", async () => {
    expect(await begun(Infinity)).toBe(6);
    expect(await begun(1)).toBe(1);
    expect(await begun(2)).toBe(2);
    expect(await begun(3)).toBe(3);
    expect(await begun(4)).toBe(4);
    expect(await begun(5)).toBe(5);
  });
});

describe("workers", () => {
  const watch = { width: 2, progress: () => {}, stop: new Counted() };

  test("are all closed before a failure is told, those that were at work by the stop", async () => {
    let [open, closed] = [0, 0];
    const lane = (stop: StopSignal): Lane => {
      const isFirst = open++ === 0;
      return {
        ask: () =>
          isFirst
            ? turn().then(() => ({ kind: "refused", problems: [{ kind: "sense", at: null, path: "", expected: "sense", got: "none" }] })) // prettier-ignore
            : new Promise((resolve) => stop.addEventListener("abort", () => resolve(null))),
        close: async () => {
          await turn();
          closed++;
        },
      };
    };
    await expect(workThrough(tasks, lane, watch)).rejects.toThrow("expected sense; got none");
    expect([open, closed]).toEqual([2, 2]);
    expect(watch.stop.listeners.size).toBe(0);
  });

  test("that die twice on one run name it, and no further run begins", async () => {
    const asked: number[] = [];
    const lane = (): Lane => ({
      ask: async ({ index }) => {
        asked.push(index);
        return { kind: "failed", message: "the power is gone" };
      },
      close: () => {},
    });
    const failing = workThrough(tasks, lane, { ...watch, width: 1 });
    await expect(failing).rejects.toThrow("replication 0 of stack 1 failed twice: the power is gone");
    expect(asked).toEqual([0, 0]);
  });
});
