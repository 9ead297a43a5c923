// What commands write is whole or untouched, whenever they are ended and however full the disk is. `npm run kills`
// makes a long campaign of the same tests: PENDENCY_KILLS says how many rounds.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as turn, setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commandLine } from "../commandLine/commandLine.ts";
import { readFacts } from "../../src/facts/readFacts.ts";
import { factFiles, factsFolder } from "../facts/factsOnDisk.ts";
import { keyMetricsId, keyMetricsSheets } from "../import/keyMetricsFixture.ts";
import { workbook } from "../import/workbookFixture.ts";

const bin = join(import.meta.dirname, "..", "..", "bin", "pendency.mjs");
const root = mkdtempSync(join(tmpdir(), "pendency-kills-"));
afterAll(() => rmSync(root, { recursive: true }));
const rounds = Number(process.env["PENDENCY_KILLS"] ?? 1);
const patience = 60_000 + rounds * 60_000;

/** Kills of a round: some at an instant that nobody chose, some while files are being put in place. */
const kills = Array.from(
  { length: rounds },
  (_, round) =>
    [
      { signal: "SIGKILL", after: "writing", ms: (round * 0.37) % 6 },
      { signal: "SIGTERM", after: "writing", ms: (round * 0.41) % 6 },
      { signal: "SIGKILL", after: "start", ms: 100 + ((round * 397) % 1500) },
      { signal: "SIGTERM", after: "start", ms: 250 + ((round * 283) % 1500) },
      { signal: "SIGKILL", after: "writing", ms: 1 + ((round * 0.53) % 6) },
      { signal: "SIGTERM", after: "writing", ms: 2 + ((round * 0.29) % 6) },
    ] as const,
).flat();
const mostOfThem = kills.slice(0, rounds * 4);
type Kill = (typeof kills)[number];

const pendency = (folder: string, ...words: readonly string[]) => commandLine(words, { cwd: folder });

/** @param isWriting whether what the command writes has begun to be there */
async function killed(folder: string, words: readonly string[], { signal, after, ms }: Kill, isWriting: () => boolean) {
  const child = spawn(process.execPath, [bin, ...words], { cwd: folder, stdio: "ignore" });
  const ended = new Promise<void>((resolve) => void child.once("exit", () => resolve()));
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null;
  if (after === "writing") while (!isOver() && !isWriting()) await turn();
  await pause(ms);
  child.kill(signal);
  await ended;
}

/** Whether a part file stands in the folder; one that is not there, or goes while it is looked at, has none. */
function isLeft(folder: string): boolean {
  try {
    return readdirSync(folder).some((name) => name.startsWith(".pendency-"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

/** Everything below a folder: path > text. */
function textsBelow(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).toSorted();
  return Object.fromEntries(
    paths.map((path) => [path.slice(folder.length + 1), timeless(readFileSync(path, "latin1"))]),
  );
}

/** Two runs of the same differ in when they were made, which their records for others' programs say. */
const timeless = (text: string): string => text.replaceAll(/"(?:startTime|endTime|datePublished)": "[^"]*"/g, '""');

const counter = `pendency: model v1
title: Counter
runs: {for: 60 days}
parameters:
  coming: {title: People who come, unit: per day, kind: judgement, judgedBy: test, reason: invented, value: 20 per day, uncertainty: {times: {uniform: {from: 0.8, to: 1.2}}}}
resources: {clerk: {servers: 1}}
stages:
  counter: {arrivals: {rate: coming}, service: {by: clerk, time: {exponential: {mean: 1 hour}}}, next: done}
  done: {outcome: true}
quantities:
  wait: {wait: counter, statistic: mean}
`;
const study = `pendency: study v1
for: counter
question: How long do people wait?
replications: 2
fans:
${Array.from({ length: 12 }, (_, n) => `  fan${n}: {title: Fan ${n}, stages: counter}`).join("\n")}
`;

function folderWithCounter(): string {
  const folder = join(mkdtempSync(join(root, "c-")), "counter");
  mkdirSync(folder);
  writeFileSync(join(folder, "model.yaml"), counter);
  writeFileSync(join(folder, "study.yaml"), study);
  return folder;
}

const answer = (seed: number): readonly string[] => ["answer", ".", "--seed", String(seed), "--workers", "1"];
let older: Record<string, string> = {};
let newer: Record<string, string> = {};
/** the newer ones with the older ones of another study under earlier/ */
let newerOver: Record<string, string> = {};
let olderOut = "";

beforeAll(() => {
  const folder = folderWithCounter();
  expect(pendency(folder, ...answer(1)).status).toBe(0);
  older = textsBelow(join(folder, "out"));
  olderOut = join(root, "older-out");
  cpSync(join(folder, "out"), olderOut, { recursive: true });
  expect(pendency(folder, ...answer(2)).status).toBe(0);
  newerOver = textsBelow(join(folder, "out"));
  const fresh = folderWithCounter();
  expect(pendency(fresh, ...answer(2)).status).toBe(0);
  newer = textsBelow(join(fresh, "out"));
  expect(Object.keys(newerOver).length).toBe(2 * Object.keys(newer).length);
  expect(Object.keys(newer)).toEqual(Object.keys(older));
  expect(Object.keys(newer).length).toBeGreaterThan(12);
  expect(newer).not.toEqual(older);
}, patience);

describe("answer --out", () => {
  test(
    "over an older answer: the older files or the newer ones, at the latest when the next command has looked",
    async () => {
      for (const kill of kills) {
        const folder = folderWithCounter();
        const out = join(folder, "out");
        cpSync(olderOut, out, { recursive: true });
        await killed(folder, answer(2), kill, () => isLeft(out));
        // a polite end waits until all files are in place; after any other, a command in that folder finishes
        if (kill.signal === "SIGKILL" && isLeft(out)) expect(pendency(out, "--version").status).toBe(0);
        expect([older, newerOver], JSON.stringify(kill)).toContainEqual(withoutFresh(textsBelow(out)));
        expect(pendency(out, "--version").status).toBe(0);
        expect([older, newerOver], JSON.stringify(kill)).toContainEqual(textsBelow(out));
      }
    },
    patience,
  );

  test(
    "where nothing was before, there is nothing or all of it, whatever ends the command",
    async () => {
      for (const kill of mostOfThem) {
        const folder = folderWithCounter();
        await killed(folder, answer(2), kill, () => isLeft(folder));
        expect([{}, newer], JSON.stringify(kill)).toContainEqual(textsBelow(join(folder, "out")));
        expect(pendency(folder, "check", ".").status).toBe(0);
        expect(
          readdirSync(folder)
            .filter((name) => name !== "out")
            .toSorted(),
        ).toEqual(["model.yaml", "study.yaml"]);
      }
    },
    patience,
  );

  test("under a limit on the size of files it is told as a full disk, and the older answer stays", () => {
    // room for nothing is found out before the runs, and too little for the page when it is written
    for (const [blocks, hint] of [[8, "nothing was run"], [140, "nothing was changed"]] as const) { // prettier-ignore
      const folder = folderWithCounter();
      cpSync(olderOut, join(folder, "out"), { recursive: true });
      const done = limited(folder, blocks, answer(2));
      expect([done.status, done.stderr]).toEqual([2, expect.stringContaining("room on the disk for it; got a full one")]);
      expect(done.stderr).toContain(hint);
      expect(done.stderr.trim().split("\n")).toHaveLength(3);
      expect(textsBelow(join(folder, "out"))).toEqual(older);
      const empty = folderWithCounter();
      expect(limited(empty, blocks, answer(2)).stderr).toContain("room on the disk for it");
      expect(readdirSync(empty).toSorted()).toEqual(["model.yaml", "study.yaml"]);
    }
  }, patience); // prettier-ignore
});

/** @param blocks of 512 bytes */
function limited(folder: string, blocks: number, words: readonly string[]) {
  const command = [process.execPath, bin, ...words].map((word) => `'${word}'`).join(" ");
  return spawnSync("sh", ["-c", `ulimit -f ${blocks}; exec ${command}`], { cwd: folder, encoding: "utf8" });
}

function withoutFresh(texts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([path]) => !path.startsWith(".pendency-")));
}

describe("run --log", () => {
  const words = ["run", ".", "--log", "log.json", "--workers", "1"];
  const isWriting = (folder: string) => (): boolean => readdirSync(folder).some((name) => name.endsWith(".part"));

  test(
    "the log is the older one or the newer one; a polite end leaves no part, and the next run removes any other",
    async () => {
      const whole = folderWithCounter();
      expect(pendency(whole, ...words).status).toBe(0);
      const log = readFileSync(join(whole, "log.json"), "utf8");
      for (const kill of kills) {
        const folder = folderWithCounter();
        writeFileSync(join(folder, "log.json"), "older");
        await killed(folder, words, kill, isWriting(folder));
        expect(["older", log], JSON.stringify(kill)).toContain(readFileSync(join(folder, "log.json"), "utf8"));
        if (kill.signal === "SIGTERM") expect(isWriting(folder)(), JSON.stringify(kill)).toBe(false);
      }
      writeFileSync(join(whole, "log.json.999999999.part"), "cut");
      writeFileSync(join(whole, "log.json.999999999.objects.part"), "cut");
      writeFileSync(join(whole, `log.json.${process.pid}.part`), "of a command that is still there");
      expect(pendency(whole, ...words).status).toBe(0);
      expect(readdirSync(whole).toSorted()).toEqual(["log.json", `log.json.${process.pid}.part`, "model.yaml", "study.yaml"]);
      expect(readFileSync(join(whole, "log.json"), "utf8")).toBe(log);
    },
    patience,
  ); // prettier-ignore

  test("under a limit on the size of files it is told as a full disk, and the older log stays", () => {
    const folder = folderWithCounter();
    writeFileSync(join(folder, "log.json"), "older");
    const { status, stderr } = limited(folder, 8, words);
    expect([status, stderr]).toEqual([2, expect.stringContaining("room on the disk for log.json; got a full one")]);
    expect(readFileSync(join(folder, "log.json"), "utf8")).toBe("older");
    expect(readdirSync(folder).toSorted()).toEqual(["log.json", "model.yaml", "study.yaml"]);
  });
});

describe("facts import --adopt", () => {
  const file = join(root, "khsm.xlsx");
  const many = 20;
  const words = ["facts", "import", keyMetricsId, file, "--published", "2025-02-18", "--as", "ohss/khsm-revised", "--adopt", "--model", "hall"]; // prettier-ignore

  beforeAll(() => {
    const library = readFacts(factFiles(factsFolder));
    writeFileSync(file, workbook(keyMetricsSheets(library, { "usbp.China.2024-11": 900, "usbp.China.FY2025YTD": 2200 })));
  }); // prettier-ignore

  /** A model of many documents, each of which names the edition. */
  function folderWithHall(): string {
    const folder = mkdtempSync(join(root, "h-"));
    const hall = join(folder, "models", "hall");
    mkdirSync(hall, { recursive: true });
    const model = "pendency: model v1\ntitle: Hall\nruns: {from: 2024-10-01, through: 2024-11-30}\nstages:\n  hall: {arrivals: {rate: came0}, dwell: 1 hour, next: gone}\n  gone: {outcome: true}\n"; // prettier-ignore
    writeFileSync(join(hall, "model.yaml"), model);
    for (let n = 0; n < many; n++) {
      const value = `{title: T, unit: per month, kind: estimate, method: rounded, facts: ["${keyMetricsId}#usbp.China"], alignment: a month stands for all, value: 860}`; // prettier-ignore
      writeFileSync(
        join(hall, `p${n}.yaml`),
        `pendency: parameters v1\nfor: hall\nparameters:\n  came${n}: ${value}\n`,
      );
    }
    return folder;
  }

  /** Which edition each document names, and whether the newer one is there. */
  function stateOf(folder: string): ReadonlySet<string> {
    const documents = Object.values(textsBelow(join(folder, "models", "hall"))).filter((text) =>
      text.includes("#usbp"),
    );
    expect(documents).toHaveLength(many);
    const edition = textsBelow(join(folder, "facts"));
    const isThere = Object.keys(edition).length === 0 ? "older" : "newer";
    if (isThere === "newer") expect(Object.keys(edition).length).toBeGreaterThan(1);
    return new Set([isThere, ...documents.map((text) => (text.includes("khsm-revised#") ? "newer" : "older"))]);
  }

  test(
    "the edition and all documents that name it are the older or the newer, once a command has looked",
    async () => {
      const whole = folderWithHall();
      expect(pendency(whole, ...words).status).toBe(0);
      expect([...stateOf(whole)]).toEqual(["newer"]);
      for (const kill of mostOfThem) {
        const folder = folderWithHall();
        await killed(folder, words, kill, () => isLeft(folder));
        if (kill.signal === "SIGTERM") expect(stateOf(folder).size, JSON.stringify(kill)).toBe(1);
        // from anywhere: whoever opens the model finishes what was begun
        expect(pendency(root, "check", join(folder, "models", "hall")).status).not.toBe(null);
        expect(stateOf(folder).size, JSON.stringify(kill)).toBe(1);
        expect(isLeft(folder)).toBe(false);
      }
    },
    patience,
  );

  test("under a limit on the size of files it is told as a full disk, and nothing is changed", () => {
    const folder = folderWithHall();
    const { status, stderr } = limited(folder, 8, words);
    expect([status, stderr]).toEqual([2, expect.stringContaining("room on the disk for it; got a full one")]);
    expect([...stateOf(folder)]).toEqual(["older"]);
    expect(readdirSync(folder)).toEqual(["models"]);
  }, patience); // prettier-ignore
});

describe("forecasts", () => {
  const documents = {
    "model.yaml": `pendency: model v1
title: An office
runs: {from: 2022-01-01, through: 2024-12-31}
parameters:
  coming: {title: Coming, unit: per day, kind: judgement, judgedBy: a test, reason: invented, value: 10 per day, uncertainty: {times: {uniform: {from: 0.9, to: 1.1}}}}
stages:
  door: {arrivals: {rate: coming}, dwell: 10 days, next: done}
  done: {outcome: true}
`,
    "forecasts.yaml": `pendency: forecasts v1
for: office
origins: {from: 2023-01-01, through: 2023-04-01, every: 3 months}
draws: 2
step: 1 day
record: {day: 2023-02-10, besideEvery: 2}
families: {flows: {title: Flows, horizons: [1 month, 6 months]}}
series: {done: {title: Done, family: flows, measure: {entries: done}, every: month, observed: figures.csv}}
`,
    "figures.csv": [
      "series,period,value",
      ...Array.from({ length: 24 }, (_, n) => `done,${2022 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")},${300 + ((n * 7) % 11)}`),
      "",
    ].join("\n"),
  }; // prettier-ignore

  function folderWithOffice(scores = ""): string {
    const folder = join(mkdtempSync(join(root, "f-")), "office");
    mkdirSync(folder);
    for (const [name, text] of Object.entries(documents)) writeFileSync(join(folder, name), text);
    if (scores !== "") writeFileSync(join(folder, "scores.json"), scores);
    return folder;
  }
  const scoresIn = (folder: string): string => readFileSync(join(folder, "scores.json"), "utf8");
  const few = kills.slice(0, rounds * 2);

  test(
    "backtest --store: the scores beside the model are the older or the newer, and the same command goes on to the same bytes",
    async () => {
      const words = ["backtest", ".", "--store", "--workers", "1", "--out", "out"];
      const whole = folderWithOffice();
      expect(pendency(whole, ...words).status).toBe(0);
      const [files, stored] = [textsBelow(join(whole, "out")), scoresIn(whole)];
      expect(Object.keys(files)).toContain("track-record.json");
      const earlier = stored.replace('"scores": [', '"page": "of another time.md",\n  "scores": [');
      for (const kill of few) {
        const folder = folderWithOffice(earlier);
        await killed(folder, words, kill, () => isLeft(folder) || isLeft(join(folder, "out")));
        expect(pendency(folder, "check", ".").status).toBe(0);
        expect([earlier, stored], JSON.stringify(kill)).toContain(scoresIn(folder));
        expect(pendency(folder, ...words).status).toBe(0);
        expect(textsBelow(join(folder, "out")), JSON.stringify(kill)).toEqual(files);
        expect(scoresIn(folder)).toBe(stored);
        expect(isLeft(folder) || isLeft(join(folder, "out"))).toBe(false);
      }
      const full = folderWithOffice(earlier);
      cpSync(join(whole, "out"), join(full, "out"), { recursive: true });
      rmSync(join(full, "out", "track-record.json"));
      const before = textsBelow(full);
      expect(limited(full, 1, words).stderr).toContain("room on the disk for it; got a full one");
      expect(textsBelow(full)).toEqual(before);
    },
    patience,
  );

  test(
    "register: nothing is registered or all of it, whatever ends the command",
    async () => {
      const words = ["register", ".", "--as-of", "2023-06-05", "--draws", "2", "--workers", "1"];
      const whole = folderWithOffice();
      expect(pendency(whole, ...words).status).not.toBe(2);
      const files = textsBelow(join(whole, "registered"));
      expect(Object.keys(files)).toEqual(["2023-06-05.csv", "2023-06-05.json"]);
      for (const kill of few) {
        const folder = folderWithOffice();
        await killed(folder, words, kill, () => isLeft(folder));
        expect(pendency(folder, "check", ".").status).toBe(0);
        const left = textsBelow(join(folder, "registered"));
        expect([{}, files], JSON.stringify(kill)).toContainEqual(left);
        // what is registered is never made anew
        expect(pendency(folder, ...words).status === 2).toBe(Object.keys(left).length > 0);
        expect(textsBelow(join(folder, "registered"))).toEqual(files);
        expect(isLeft(folder)).toBe(false);
      }
      const full = folderWithOffice();
      expect(limited(full, 1, words).stderr).toContain("room on the disk for it; got a full one");
      expect(Object.keys(textsBelow(full)).toSorted()).toEqual(Object.keys(documents).toSorted());
    },
    patience,
  );
});
