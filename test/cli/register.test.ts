// The commands `register`, `score` and `refresh`: what they write, and what they leave alone.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { commandLine } from "../commandLine/commandLine.ts";
import { readFacts } from "../../src/facts/readFacts.ts";
import { protocol } from "../../src/forecast/protocol.ts";
import { sha256 } from "../../src/study/sha256.ts";
import { inOneOrder } from "../../src/study/studyId.ts";
import { factFiles, factsFolder } from "../facts/factsOnDisk.ts";
import { keyMetricsId, keyMetricsSheets } from "../import/keyMetricsFixture.ts";
import { workbook } from "../import/workbookFixture.ts";

const folder = mkdtempSync(join(tmpdir(), "pendency-register-"));
afterAll(() => rmSync(folder, { recursive: true }));
const patience = 120_000;

const run = (...words: readonly string[]): { code: number | null; out: string; err: string } => {
  const done = commandLine(words, { cwd: folder });
  return { code: done.status, out: done.stdout, err: done.stderr };
};
const text = (...names: readonly string[]): string => readFileSync(join(folder, ...names), "utf8");
const widest = (out: string): number => Math.max(...out.split("\n").map((line) => line.length));

const months = Array.from(
  { length: 24 },
  (_, n) => `${2022 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}`,
);

beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
  writeFileSync(
    join(folder, "office.yaml"),
    `pendency: model v1
title: An office
runs: {from: 2022-01-01, through: 2025-12-31}
parameters:
  coming: {title: Coming, unit: per day, kind: judgement, judgedBy: a test, reason: invented, value: 10 per day, uncertainty: {times: {uniform: {from: 0.9, to: 1.1}}}}
stages:
  door: {arrivals: {rate: coming}, dwell: 10 days, next: done}
  done: {outcome: true}
`,
  );
  writeFileSync(
    join(folder, "office.forecasts.yaml"),
    `pendency: forecasts v1
for: office
draws: 6
step: 1 day
families: {flows: {title: Flows, horizons: [1 month, 6 months]}}
series: {done: {title: Done, family: flows, measure: {entries: done}, every: month, observed: figures.csv}}
`,
  );
  writeFileSync(join(folder, "figures.csv"), ["series,period,value", ...months.map((month, n) => `done,${month},${300 + ((n * 7) % 11)}`), ""].join("\n")); // prettier-ignore
});

const stands = ["--as-of", "2023-07-01"] as const;

describe("register", () => {
  test(
    "verify makes it again with the step and the table that were given, and names what is not as it was",
    () => {
      writeFileSync(join(folder, "own.csv"), text("figures.csv").replaceAll("30", "31"));
      const given = ["--step", "2 days", "--observed", "own.csv", "--seed", "3"];
      expect(run("register", "office.yaml", ...stands, ...given).code).toBe(0);
      const file = join("office.registered", "2023-07-01.json");
      expect(JSON.parse(text(file)).made).toMatchObject({ model: "office.yaml", stepAsked: 2, observed: "own.csv" }); // prettier-ignore
      const same = run("verify", file);
      expect([same.code, same.err]).toEqual([0, ""]);
      expect(same.out).toContain("The same to the byte: all 2 files");
      expect(run("verify", file.replace(".json", ".csv")).code).toBe(0);
      // a number of the table that was moved is found, and the file itself is trusted no more once it was
      const table = text("office.registered", "2023-07-01.csv");
      writeFileSync(join(folder, "office.registered", "2023-07-01.csv"), table.replace(/\d+\.\d{4,}/, "7.5"));
      const other = run("verify", file);
      expect(other.code).toBe(1);
      expect(other.out).toContain("1 of");
      const before = text(file);
      const altered = (change: (made: Record<string, unknown>) => object): ReturnType<typeof run> => {
        const { sha256: _hash, ...rest } = JSON.parse(before) as Record<string, unknown>;
        const changed = change(rest);
        writeFileSync(join(folder, file), JSON.stringify({ ...changed, sha256: sha256(inOneOrder(changed)) }));
        const done = run("verify", file);
        writeFileSync(join(folder, file), before);
        return done;
      };
      const version = altered((made) => ({ ...made, engine: "0.0.9" }));
      expect([version.code, version.out]).toEqual([2, ""]);
      expect(version.err).toContain("one made by version 0.0.9");
      expect(version.err).toContain("npm i path/to/pendency-0.0.9.tgz");
      const silent = altered(({ made: _made, model: _model, ...others }) => ({ ...others, model: "office.yaml" }));
      expect(silent.code).toBe(2);
      expect(silent.err).toContain("whether --step or --observed was given");
      // what is in the table beside what was known on the day decides nothing, and what was known does
      writeFileSync(join(folder, "office.registered", "2023-07-01.csv"), table);
      writeFileSync(join(folder, "own.csv"), text("own.csv").replace(/(2023-1.,)\d+/g, "$1999"));
      expect(run("verify", file).code).toBe(0);
      writeFileSync(join(folder, "own.csv"), text("figures.csv"));
      expect(run("verify", file).code).toBe(1);
      writeFileSync(join(folder, "office.yaml"), text("office.yaml").replace("10 per day", "11 per day"));
      expect(run("verify", file).err).toContain("expected the documents it was made of");
    },
    patience,
  );

  test(
    "the two files are the same to the byte whatever the threads, and lie beside the model",
    () => {
      const one = run("register", "office.yaml", ...stands, "--workers", "1");
      expect([one.code, one.err]).toEqual([0, ""]);
      expect(one.out).toContain("24 figures of 1 series, to 2025-06-30; 6 draws of expected numbers");
      expect(widest(one.out)).toBeLessThanOrEqual(80);
      expect(readdirSync(join(folder, "office.registered"))).toEqual(["2023-07-01.csv", "2023-07-01.json"]);
      expect(run("register", "office.yaml", ...stands, "--workers", "2", "--out", "two").code).toBe(0);
      for (const name of ["2023-07-01.csv", "2023-07-01.json"]) {
        expect(text("two", name)).toBe(text("office.registered", name));
      }
    },
    patience,
  );

  test(
    "one that is registered is never made anew, not even half of it",
    () => {
      run("register", "office.yaml", ...stands);
      const before = text("office.registered", "2023-07-01.json");
      rmSync(join(folder, "office.registered", "2023-07-01.csv"));
      const again = run("register", "office.yaml", ...stands, "--seed", "2");
      expect(again.code).toBe(2);
      expect(again.err).toContain(
        "office.registered/2023-07-01.json\n  expected no forecast of that day yet; got one that is registered\n",
      );
      expect(text("office.registered", "2023-07-01.json")).toBe(before);
      expect(existsSync(join(folder, "office.registered", "2023-07-01.csv"))).toBe(false);
    },
    patience,
  );

  test(
    "a day to come, one outside the run and one before any figure are refused, and nothing is written",
    () => {
      expect(run("register", "office.yaml", "--as-of", "2999-01-01").err).toContain("expected a day that has come");
      expect(run("register", "office.yaml", "--as-of", "2021-01-01").err).toContain(
        "expected a day of the model's run",
      );
      expect(run("register", "office.yaml", "--as-of", "2022-01-10").err).toBe(
        "--as-of\n  expected a day from which at least one figure can be forecast; got 2022-01-10, on which of done no figure of the series was known on the day\n",
      );
      expect(existsSync(join(folder, "office.registered"))).toBe(false);
    },
    patience,
  );
});

describe("score", () => {
  test(
    "what is registered is scored on what came since, and all of it is in the tables of --out",
    () => {
      run("register", "office.yaml", ...stands);
      const before = text("office.registered", "2023-07-01.json");
      const found = run("score", "office.yaml", "--out", "tables");
      expect([found.code, found.err]).toEqual([0, ""]);
      expect(found.out).toContain("24 figures forecast, 6 of them published since");
      expect(found.out).toMatch(/done +18 {2}2024-01 {2}2025-06 {2}nobody has said/);
      expect(widest(found.out)).toBeLessThanOrEqual(80);
      expect(
        text("tables", "scores.csv")
          .split("\n")
          .filter((line) => line.startsWith("office,")).length,
      ).toBe(24);
      expect(text("office.registered", "2023-07-01.json")).toBe(before);
      const more = run("score", "office.yaml", "--as-of", "2023-09-01", "--json");
      expect(JSON.parse(more.out).files[0]).toMatchObject({ figures: 24, settled: 2, origins: ["2023-07-01"] });
      const table = run("score", "office.yaml", "office.registered/2023-07-01.csv", "--json");
      const crps = (out: string): readonly number[] =>
        JSON.parse(out).forecasts.flatMap((one: { forecaster: string; crps: number | null }) => one.forecaster === "office" && one.crps !== null ? [one.crps] : []); // prettier-ignore
      expect(crps(table.out)).toEqual(crps(run("score", "office.yaml", "--json").out));
    },
    patience,
  );

  test(
    "a file that was changed, one of other series and a model without any are told in one message each",
    () => {
      expect(run("score", "office.yaml").err).toBe(
        "score\n  expected at least one registered forecast; got none in office.registered\n  hint: `pendency register office.yaml` makes one, or name a file behind the model\n",
      );
      run("register", "office.yaml", ...stands);
      const path = join(folder, "office.registered", "2023-07-01.json");
      writeFileSync(path, readFileSync(path, "utf8").replace('"draws": 6', '"draws": 7'));
      const changed = run("score", "office.yaml");
      expect(changed.code).toBe(2);
      expect(changed.err).toMatch(/^office\.registered\/2023-07-01\.json:\d+:3 › sha256\n {2}expected the hash/);
      writeFileSync(path, readFileSync(path, "utf8").replace('"draws": 7', '"draws": 6'));
      const other = readFileSync(join(folder, "office.forecasts.yaml"), "utf8").replace("6 months", "3 months");
      writeFileSync(join(folder, "office.forecasts.yaml"), other);
      expect(run("score", "office.yaml").err).toContain(
        `expected a forecast under the protocol in force, version ${protocol.version}`,
      );
    },
    patience,
  );
});

describe("refresh", () => {
  /** A made-up workbook, in which 900 came in November in place of 860. */
  const newer = (): string => {
    const library = readFacts(factFiles(factsFolder));
    const path = join(folder, "khsm.xlsx");
    writeFileSync(
      path,
      workbook(keyMetricsSheets(library, { "usbp.China.2024-11": 900, "usbp.China.FY2025YTD": 2200 })),
    );
    return path;
  };
  const hall = (name: string): string => text("models", "hall", name);

  beforeEach(() => {
    mkdirSync(join(folder, "models", "hall"), { recursive: true });
    const write = (name: string, content: string): void => writeFileSync(join(folder, "models", "hall", name), content);
    write(
      "model.yaml",
      `pendency: model v1
title: A hall
runs: {from: 2023-10-01, through: 2026-12-31}
parameters:
  came: {title: People who come, unit: per day, kind: judgement, judgedBy: a test, reason: invented, value: 50 per day, uncertainty: {times: {uniform: {from: 0.5, to: 1.5}}}}
stages:
  hall: {title: Hall, arrivals: {rate: came}, dwell: 1 day, next: gone}
  gone: {title: Gone, outcome: true}
`,
    );
    write(
      "forecasts.yaml",
      `pendency: forecasts v1
for: hall
draws: 4
step: 1 day
families: {flows: {title: Flows, horizons: [1 month, 3 months], baseline: last value}}
series: {came: {title: Came, family: flows, measure: {entries: hall}, every: month, observed: "${keyMetricsId}#usbp.China"}}
`,
    );
  });

  const words = (path: string): readonly string[] => ["refresh", "hall", keyMetricsId, path, "--published", "2025-02-18"]; // prettier-ignore

  test(
    "one command takes up the edition, and scores what was registered under the one before",
    () => {
      const path = newer();
      expect(run("register", "hall", "--as-of", "2024-10-20").code).toBe(0);
      const registered = text("models", "hall", "registered", "2024-10-20.json");
      const before = hall("forecasts.yaml");

      const dry = run(...words(path), "--dry-run");
      expect([dry.code, dry.err]).toEqual([0, ""]);
      expect(dry.out).toContain("Nothing was written.");
      expect(hall("forecasts.yaml")).toBe(before);
      expect(existsSync(join(folder, "facts"))).toBe(false);

      const done = run(...words(path));
      expect([done.code, done.err]).toEqual([0, ""]);
      expect(done.out).toContain("Taken up in 1 place");
      expect(hall("forecasts.yaml")).toContain("ohss/khsm-2025-02-18#usbp.China");
      expect(done.out).toMatch(/figures forecast, \d+ of them published since/);
      expect(widest(done.out)).toBeLessThanOrEqual(100);
      expect(text("models", "hall", "registered", "2024-10-20.json")).toBe(registered);
      expect(run("facts", "show", `${keyMetricsId}#usbp.China.2024-11`).code).toBe(0);
    },
    patience,
  );

  test(
    "a registered forecast that was changed stops it before anything is written",
    () => {
      const path = newer();
      run("register", "hall", "--as-of", "2024-10-20");
      const at = join(folder, "models", "hall", "registered", "2024-10-20.json");
      writeFileSync(at, readFileSync(at, "utf8").replace('"draws": 4', '"draws": 5'));
      const before = hall("forecasts.yaml");
      const done = run(...words(path));
      expect(done.code).toBe(2);
      expect(done.err).toContain("› sha256");
      expect(hall("forecasts.yaml")).toBe(before);
      expect(existsSync(join(folder, "facts"))).toBe(false);
    },
    patience,
  );
});
