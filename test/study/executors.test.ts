// Where runs are made changes nothing: in this thread, on threads, or by workers that get texts, finish in
// reverse order and die. The same study to the last bit, and the same text of its verdicts.
import { beforeAll, describe, expect, test } from "vitest";
import { onThreads } from "../../src/disk/threads.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { judge } from "../../src/judge/judge.ts";
import { claimsJson } from "../../src/present/claimsJson.ts";
import { TaskRunner } from "../../src/study/answerTask.ts";
import type { Executor } from "../../src/study/executor.ts";
import { inThisThread } from "../../src/study/inThisThread.ts";
import { makeStudy } from "../../src/study/makeStudy.ts";
import { tellNobody } from "../../src/study/narrate.ts";
import { planStudy } from "../../src/study/planStudy.ts";
import type { Run } from "../../src/study/runReplication.ts";
import { neverStopped } from "../../src/study/stop.ts";
import type { Study, StudySpec } from "../../src/study/study.ts";
import { studyInput } from "../../src/study/studyRequest.ts";
import type { StudyRequest } from "../../src/study/studyRequest.ts";
import { byMessages, read, written } from "./byMessages.ts";
import type { Happenings } from "./byMessages.ts";
import { officeRequest, set } from "./office.ts";

/** What a script's threads run, and what the command's do: one file, which is there in half the time. */
const [ofScripts, ofCommand] = ["disk", "command"].map(
  (folder) => new URL(`../../dist/${folder}/worker.js`, import.meta.url),
);
const limits = { recordsPerRun: 1e6, recordsInAll: 1e9, memoryBytes: 4e9, eventsPerRun: null };

async function made(request: StudyRequest, executor: Executor, eventsPerRun: number | null = null) {
  const documents = openDocuments(request.files, request.factFiles);
  const conduct = { executor, limits: { ...limits, eventsPerRun }, narrate: tellNobody, stop: neverStopped };
  const study = await makeStudy(request, documents, conduct);
  return { study, verdicts: claimsJson(study, judge(documents.claims, study, documents.facts, documents)) };
}

function happenings(): Happenings {
  return { opened: 0, died: 0, closed: 0, finished: [] };
}

/** Each kind of study that there is, in few runs. */
const specs: readonly (readonly [string, Partial<StudySpec>, number | null])[] = [
  ["of single persons, drawn", {}, null],
  ["with settings", { settings: [set({ onDuty: "4 officers" }), set({ papers: "{by: kind, urgent: 1 day, else: 5 days}" })] }, null], // prettier-ignore
  ["followed in part", { inFull: 1, shown: [[]], fewer: { replications: 2, stacks: [["oneMore"]] } }, null],
  // the last replication of this seed has more than 9,300 arrivals and ends of stays, the others have fewer
  ["with a limit that one replication meets", {}, 9_300],
  ["of expected numbers, drawn", { engine: "fluid" }, null],
  ["of expected numbers with settings", { engine: "fluid", settings: [null, set({ hearing: "{uniform: {from: 1 hour, to: 4 hours}}" })] }, null], // prettier-ignore
];

describe.each(specs)("a study %s", (_, spec, eventsPerRun) => {
  const request = officeRequest(spec);
  let here: { study: Study; verdicts: string };
  beforeAll(async () => {
    here = await made(request, inThisThread(), eventsPerRun);
  });

  test("has something to compare, and no two replications of it alike", () => {
    const [first] = here.study.stacks;
    expect(first.replications).toBe(eventsPerRun === null ? 4 : 3);
    expect(here.study.unfinishedWhy === undefined).toBe(eventsPerRun === null);
    const served = first.measures.find(({ name }) => name === "served")?.values.filter((value) => value !== null);
    expect(new Set(served).size).toBe(served?.length);
    expect(served?.length).toBeGreaterThan(0);
  });

  test.each([1, 3])(
    "is the same by %i workers that get texts, finish in reverse order and die once each",
    async (width) => {
      const seen = happenings();
      expect(await made(request, byMessages(width, seen), eventsPerRun)).toEqual(here);
      expect(seen.finished).not.toEqual(seen.finished.toSorted((one, other) => one - other));
      expect(seen.died).toBeGreaterThan(0);
      expect(seen.closed).toBe(seen.opened);
    },
  );

  test.each([1, 2, 4])("is the same on %i threads", async (threads) => {
    const script = threads === 1 ? ofScripts : ofCommand;
    expect(await made(request, onThreads({ threads, script }), eventsPerRun)).toEqual(here);
  });
});

test("threads go on with other studies of the same texts, and make what new threads make", async () => {
  const { files, factFiles } = officeRequest({});
  const executor = onThreads({ threads: 2, script: ofScripts });
  for (const [, spec, eventsPerRun] of specs.slice(-3)) {
    const request = { ...officeRequest(spec), files, factFiles };
    expect(await made(request, executor, eventsPerRun)).toEqual(await made(request, inThisThread(), eventsPerRun));
  }
});

describe.each<StudySpec["engine"]>(["individual", "fluid"])("what goes to and fro (%s)", (engine) => {
  const point = set({ hearing: "{exponential: {mean: 2 hours}}", refusals: "{by: kind, urgent: 5%, else: 15%}" });
  const fluid = { step: 1, stepDays: 1, stepError: 0, unsettled: [], mayBeOff: [], approximates: [], without: {} };
  const request = { ...officeRequest({ engine, settings: [point, null], replications: 1 }), fluid, timelines: 2 };
  const documents = openDocuments(request.files, []);
  const tasks = planStudy(studyInput(request, documents));
  const runner = new TaskRunner(request);

  test("a request and its tasks are JSON: nothing of them is lost on the way", () => {
    expect(oddParts([request, tasks])).toEqual([]);
    expect(read(written([request, tasks]))).toEqual([request, tasks]);
  });

  test("a run is JSON but for its long lists of numbers, which stand where they are said to", () => {
    const answers = tasks.map((task) => runner.answer(task));
    for (const answer of answers) {
      expect(answer.kind).toBe("done");
      expect(structuredClone(answer)).toEqual(answer);
      expect(read(written(answer))).toEqual(answer);
      const odd = oddParts((answer as { readonly run: Run }).run);
      const places = odd.map((path) => path.replace(/^observation\.(\w+)\..*: (\w+Array)$/, "$1: $2"));
      const lives = ["timelines: Float64Array", "timelines: Int32Array", "waits: Float64Array"];
      expect([...new Set(places)].toSorted()).toEqual([
        ...["ledger", "moves", "resources", "series"].map((room) => `${room}: Float64Array`),
        ...(engine === "fluid" ? [] : lives),
      ]);
    }
  });

  test("a task that is wrong is answered in JSON too", () => {
    const wrong = { stacks: [["nobody"]], shown: [["nobody"]], settings: [null] };
    const runner = new TaskRunner({ ...request, spec: { ...request.spec, ...wrong } });
    const answer = runner.answer({ index: 0, stack: 0, replication: 0 });
    expect(answer.kind).toBe("refused");
    expect(oddParts(answer)).toEqual([]);
    expect(read(written(answer))).toEqual(answer);
  });
});

/** Places that JSON would lose or change, each with what stands there. */
function oddParts(value: unknown, path = ""): readonly string[] {
  if (value === null || typeof value === "string" || typeof value === "boolean") return [];
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0) ? [] : [`${path}: ${value}`];
  if (typeof value !== "object") return [`${path}: ${typeof value}`];
  const { constructor: { name } = Object } = value;
  if (name !== "Object" && name !== "Array") return [`${path}: ${name}`];
  return Object.entries(value).flatMap(([key, part]) => oddParts(part, path === "" ? key : `${path}.${key}`));
}
