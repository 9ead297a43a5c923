// The log of a run: it says again what the engine announced, and nothing of the run depends on it.
import { mkdirSync as mkdir, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { beforeEach, describe, expect, test } from "vitest";
import { checkLogPath, dropParts, openLog } from "../../../src/disk/log/openLog.ts";
import { openEngine, sqlText } from "../../../src/import/eoir/openEngine.ts";
import type { Program } from "../../../src/compile/program.ts";
import { PendencyError } from "../../../src/errors.ts";
import { isoDate } from "../../../src/quantity/date.ts";
import { rowsAtOnce } from "../../../src/observe/log/eventLog.ts";
import { observeRun } from "../../../src/observe/observeRun.ts";
import { simulate } from "../../../src/simulate/individual/run.ts";
import { simulateIndividuals } from "../../../src/simulate/simulateIndividuals.ts";
import { hasDuckDB } from "../../import/eoir/duckdb.ts";
import { hearEverything, type Heard } from "./hearEverything.ts";
import { counterProgram, portProgram } from "./systems.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "pendency-log-"));
});

const run = { seed: 5, replication: 2 };
const plenty = 1e9;

function write(program: Program, name: string): { path: string; heard: readonly Heard[] } {
  const path = join(folder, name);
  const all = hearEverything();
  const log = openLog({ path, mostBytes: plenty }, run);
  simulateIndividuals(program, { ...run, recorders: [log.recorder, all.recorder] });
  log.keep();
  return { path, heard: all.heard.filter(({ time }) => time < program.time.steps) };
}

type Row = Readonly<Record<string, unknown>>;
const readParquet = async (path: string): Promise<readonly Row[]> =>
  parquetReadObjects({ file: await asyncBufferFromFile(path) });

/** The row that a call is to become, from the program's own names. */
function rowOf({ call, time, caseClass, weight, more }: Heard, program: Program): Row {
  const { gridDays, startDays } = program.time;
  const stage = (id: number | boolean | undefined): string | null =>
    typeof id === "number" && id >= 0 ? program.stages[id].name : null;
  const { cause, clock, resource } = more as Readonly<Record<string, number | undefined>>;
  const clocks = call === "leave" ? program.stages[more["stage"] as number].clocks : [];
  const since = call === "arrive" ? time - (more["age"] as number) : (more["since"] as number | undefined);
  const days = time * gridDays;
  return {
    replication: 2,
    time_days: days,
    ...(startDays === null ? {} : { date: isoDate(startDays + days) }),
    event: call,
    ...Object.fromEntries(
      program.groups.map(({ name, levels }, group) => [
        `group_${name}`,
        caseClass < 0 ? null : levels[program.classLevels[caseClass * program.groups.length + group]],
      ]),
    ),
    weight,
    stage: stage(more["stage"]),
    from_stage: stage(more["from"]),
    to_stage: stage(more["to"]),
    cause: cause === undefined ? null : ["own end", "stage clock", "cross clock", "full"][cause],
    clock: cause === 1 ? clocks[clock!].name : cause === 2 ? program.crossClocks[clock!].name : null,
    resource: resource === undefined || resource < 0 ? null : program.resources[resource].name,
    initial: more["initial"] ?? null,
    waiting: more["waiting"] ?? null,
    since_days: since === undefined ? null : since * gridDays,
    units_in_use: more["inUse"] ?? null,
    units_present: more["present"] ?? null,
    slots_offered: more["offered"] ?? null,
    slots_used: more["used"] ?? null,
    left_behind: more["leftBehind"] ?? null,
    cancelled: more["cancelled"] ?? null,
  };
}

describe.each([
  ["with a calendar and every kind of stage", portProgram],
  ["without a calendar and without groups", counterProgram],
])("the Parquet log of a model %s", (_, make) => {
  test("is the run's announcements, one row each, in their order", async () => {
    const program = make();
    const { path, heard } = write(program, "events.parquet");
    const rows = await readParquet(path);
    const read = rows.map(({ person: _person, date, ...row }) =>
      date === undefined ? row : { ...row, date: (date as Date).toISOString().slice(0, 10) },
    );
    expect(heard.length).toBeGreaterThan(500);
    expect(read).toEqual(heard.map((call) => rowOf(call, program)));
  });

  test("gives each person one name, and no two the same", async () => {
    const { path, heard } = write(make(), "events.parquet");
    const rows = await readParquet(path);
    const names = new Map<string, unknown>();
    heard.forEach(({ who }, at) => {
      if (who === null) return expect(rows[at]["person"]).toBeNull();
      if (!names.has(who)) names.set(who, rows[at]["person"]);
      expect(rows[at]["person"]).toBe(names.get(who));
    });
    expect(new Set(names.values()).size).toBe(names.size);
  });
});

test("the port's run has every kind of announcement and every cause, so that the tests above look at all of them", () => {
  const { heard } = write(portProgram(), "events.parquet");
  expect(new Set(heard.map(({ call }) => call)).size).toBe(6);
  expect(new Set(heard.flatMap(({ more }) => more["cause"] ?? []))).toEqual(new Set([0, 1, 2, 3]));
  expect(heard.some(({ more }) => more["initial"] === true)).toBe(true);
});

test("a person's name says entry, month, class and number, and a second entry of a stage is told from the first", async () => {
  const { path } = write(portProgram(), "events.parquet");
  const names = new Set((await readParquet(path)).map(({ person }) => person));
  for (const name of [
    "gate/2025-01/kind=seen/0",
    "gate#2/2025-03/kind=unseen/0",
    "yard/initial/kind=seen/3",
    "yard/initial/kind=unseen/5",
  ]) {
    expect(names).toContain(name);
  }
  expect(names).not.toContain("yard/initial/kind=seen/4");
});

test("a log of more rows than are written at once has a row group for each such piece", async () => {
  const program = counterProgram();
  const longer = { ...program, time: { ...program.time, steps: 3000, periodEdges: Float64Array.of(0, 3000) } };
  const { path, heard } = write(longer, "long.parquet");
  const { row_groups: groups } = await parquetMetadataAsync(await asyncBufferFromFile(path));
  expect(heard.length).toBeGreaterThan(2 * rowsAtOnce);
  expect(groups.map(({ num_rows: count }) => Number(count))).toEqual([
    ...Array.from({ length: Math.floor(heard.length / rowsAtOnce) }, () => rowsAtOnce),
    heard.length % rowsAtOnce,
  ]);
  const times = (await readParquet(path)).map(({ time_days: days }) => days);
  expect(times).toEqual(heard.map(({ time }) => time * program.time.gridDays));
});

test.runIf(hasDuckDB)("another program reads the same: DuckDB counts and adds up as the announcements do", async () => {
  const program = portProgram();
  const { path, heard } = write(program, "events.parquet");
  const engine = await openEngine(folder, { memoryMB: 200, threads: 1 });
  const rows = await engine.rows(
    `select event, count(*) as events, count(distinct person) as persons, sum(time_days) as days,
       min(date)::varchar as first, max(date)::varchar as last
     from read_parquet(${sqlText(path)}) group by event order by event`,
  );
  engine.close();
  const calls = [...new Set(heard.map(({ call }) => call))].toSorted();
  const dateOf = (time: number): string => isoDate(program.time.startDays! + time * program.time.gridDays);
  expect(rows).toEqual(
    calls.map((event) => {
      const own = heard.filter(({ call }) => call === event);
      return {
        event,
        events: own.length,
        persons: new Set(own.flatMap(({ who }) => who ?? [])).size,
        days: expect.closeTo(
          own.reduce((sum, { time }) => sum + time * program.time.gridDays, 0),
          6,
        ),
        first: dateOf(own[0].time),
        last: dateOf(own.at(-1)!.time),
      };
    }),
  );
});

describe("nothing in the result depends on a log", () => {
  const options = { seriesGroup: "kind", seriesLevels: ["seen"], series: true, waits: true };

  test.each(["events.parquet", "events.json"])("%s: digest, events, measures and series are the same", (name) => {
    const program = portProgram();
    const alone = observeRun(program, { ...run, recorders: [] }, options);
    const log = openLog({ path: join(folder, name), mostBytes: plenty }, run);
    const beside = observeRun(program, { ...run, recorders: [log.recorder] }, options);
    log.keep();
    expect(alone.digest).toMatch(/^[0-9a-f]{16}$/);
    expect(beside).toEqual(alone);
  });

  test("both engines write the same bytes", () => {
    const program = portProgram();
    const { path } = write(program, "fast.parquet");
    const straight = join(folder, "straight.parquet");
    const log = openLog({ path: straight, mostBytes: plenty }, run);
    simulate(program, { ...run, recorders: [log.recorder] });
    log.keep();
    expect(readFileSync(straight).equals(readFileSync(path))).toBe(true);
  });
});

describe("a log that cannot be finished leaves nothing", () => {
  const refused = (work: () => void): string => {
    try {
      work();
    } catch (error) {
      expect(error).toBeInstanceOf(PendencyError);
      return (error as PendencyError).message;
    }
    throw new Error("was not refused");
  };

  test.each(["events.parquet", "events.json"])("%s: larger than allowed", (name) => {
    writeFileSync(join(folder, name), "an older log");
    const log = openLog({ path: join(folder, name), mostBytes: 20_000 }, run);
    const message = refused(() => simulateIndividuals(portProgram(), { ...run, recorders: [log.recorder] }));
    log.drop();
    expect(message).toContain("expected a log of at most 0.02 MB; got a longer one; nothing was written");
    expect(readdirSync(folder)).toEqual([name]);
    expect(readFileSync(join(folder, name), "utf8")).toBe("an older log");
  });

  test("a thread that died in the middle: what it wrote is taken away by those who started it", () => {
    const path = join(folder, "events.json");
    openLog({ path, mostBytes: plenty }, run);
    expect(readdirSync(folder)).toHaveLength(2);
    dropParts(path);
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    ["events.csv", 'expected a file that ends in .parquet, or in .json for OCEL 2.0; got "'],
    ["", "got nothing"],
    ["nowhere/events.parquet", "(ENOENT)"],
    ["file.json/events.json", "(ENOTDIR)"],
    ["folder.json", "(a folder)"],
  ])("%s is refused before the run", (name, expected) => {
    writeFileSync(join(folder, "file.json"), "");
    openLog({ path: join(folder, "x.parquet"), mostBytes: 1 }, run).drop();
    if (name === "folder.json") mkdir(join(folder, name));
    expect(refused(() => checkLogPath(name === "" ? "" : join(folder, name)))).toContain(expected);
  });

  test("a place that cannot be written to is told, not thrown as it is", () => {
    expect(refused(() => openLog({ path: join(folder, "gone", "x.json"), mostBytes: 1 }, run))).toContain("(ENOENT)");
  });
});
