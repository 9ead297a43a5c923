// `npm run calibrated-record` on a small model, part by part, and an answer that has the draws which scored better.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { calibratedPage } from "../../scripts/calibratedPage.mjs";
import { calibratedText, readCalibrated } from "../../src/forecast/calibratedFile.ts";
import type { CalibratedScores } from "../../src/forecast/calibratedFile.ts";
import type { ComparedPart } from "../../src/forecast/comparedDraws.ts";
import { calibration, figures, forecasts, model } from "../ask/counter.ts";
import { commandLine } from "../commandLine/commandLine.ts";
import { folderWith } from "./inFolder.ts";

const study = `pendency: study v1
for: counter
question: Would fewer be inside if half as many came?
engine: fluid
replications: 4
stacks: [[baseline], [half]]
answer:
  with: [half]
  change: half as many
  asks: {noun: People inside, yesIf: less, measure: {stock: door, at: 2023-06-01}}
  leavesOut: [who stays away]
fans: {}
notValidated: [Every figure is invented.]
`;
const later = ["came,2023-01,3720", "came,2023-02,3360", "came,2023-03,3720", "inside,2023-01,3000", "inside,2023-03,3000", ""]; // prettier-ignore
const folder = folderWith({
  "counter.yaml": model,
  "counter.scenarios.yaml": `pendency: scenarios v1\nfor: counter\nscenarios:\n  half: {title: Half as many, changes: [{from: 2023-01-01, parameter: coming, multiply: 0.5}]}\n`,
  "counter.forecasts.yaml": `${forecasts}choicesThrough: 2023-01-31\n`,
  "counter.calibration.yaml": calibration,
  "counter.study.yaml": study,
  "observed.csv": figures() + later.join("\n"),
});
afterAll(() => rmSync(folder, { recursive: true }));
const script = join(import.meta.dirname, "..", "..", "scripts", "calibratedRecord.mjs");
const record = (...words: readonly string[]) =>
  spawnSync(process.execPath, [script, join(folder, "counter.yaml"), "--folder", join(folder, "made"), "--workers", "1", ...words], { encoding: "utf8" }); // prettier-ignore
const path = join(folder, "counter.calibrated.json");
const stored = (): CalibratedScores => readCalibrated(path, readFileSync(path, "utf8"));
const answer = (...words: readonly string[]) => commandLine(["answer", "counter.yaml", "--no-grid", "--no-levers", "--step", "2 days", ...words], { cwd: folder }); // prettier-ignore

const patience = 240_000;

test(
  "H is refused before D; D has no outcome of H, then H is put beside it, and the page is what is stored",
  () => {
    const early = record("--part", "H");
    expect(early.status).toBe(2);
    expect(early.stderr).toContain("expected scores of D, of these documents and this rule\n  got none");
    expect(record("--part", "D").status).toBe(0);
    const first = stored();
    expect(first.H).toBeNull();
    expect(first.D).toMatchObject({ outcomes: 2, origins: 1, blocks: 0 });
    expect(first.origins).toEqual([{ date: "2023-01-01", set: expect.stringMatching(/^[0-9a-f]{16}$/) as string, why: "" }]); // prettier-ignore
    expect(record("--part", "H").status).toBe(0);
    const whole = stored();
    expect(whole).toEqual({ ...first, H: whole.H });
    expect(whole.H?.outcomes).toBe(2);
    // the truth is known to a calibrated draw, and half as far again from a judged one
    expect(whole.H?.mean?.ratio).toBeLessThan(1);
    expect(record("--part", "H").stderr).toContain(
      "expected outcomes of H at which nobody has looked\n  got scores of H",
    );
    const titles = { model: "A counter", families: { flows: "Flows" }, series: { came: "Came", inside: "Inside" } };
    const page = readFileSync(join(folder, "calibrated.md"), "utf8");
    expect(page).toBe(calibratedPage(whole, titles, null));
    expect(page.replaceAll(/\s+/g, " ")).toContain("decide nothing: answers have the documents' own draws");
    expect(calibratedPage(first, titles, null)).toContain("H has not been looked at");
  },
  patience,
);

test(
  "an answer has the documents' own draws until calibrated ones scored better and a set of its day lies beside the model",
  () => {
    const part = (ratio: number): ComparedPart => ({ ...(stored().D as ComparedPart), mean: { ratio, lower: null, upper: null }, blocks: 3 }); // prettier-ignore
    const put = (ratio: number): void => writeFileSync(path, calibratedText({ ...stored(), H: part(ratio) }));
    const lines = (text: string): string => text.replaceAll(/\s+/g, " ");
    put(1.1);
    const judged = answer();
    expect(judged.status).toBe(0);
    expect(lines(judged.stdout)).toContain(
      "Parameters as judged: calibrated ones scored no better (CRPS × 1.10 on 2 figures since 2023).",
    );
    put(0.9);
    const day = ["--as-of", "2023-01-01"];
    expect(lines(answer(...day).stdout)).toContain("these runs were given none");
    const set = join(folder, "counter.parameter-set.json");
    copyFileSync(join(folder, "made", "sets", "2023-01-01", "parameter-set.json"), set);
    const chosen = answer(...day, "--out", "chosen");
    expect(chosen.status).toBe(0);
    expect(lines(chosen.stdout)).toContain("Parameters calibrated on what was published by 2023-01-01");
    expect(lines(chosen.stdout)).toContain(`parameter set ${stored().origins[0].set}`);
    // the page and the object name it too
    expect(readFileSync(join(folder, "chosen", "report.html"), "utf8")).toContain(
      `parameter set ${stored().origins[0].set}`,
    );
    const told = JSON.parse(answer(...day, "--json").stdout) as { readonly parameterSet?: object };
    expect(told.parameterSet).toMatchObject({ id: stored().origins[0].set, asOf: "2023-01-01" });
    // the page's commands have the same draws, by a word that is true on any machine
    const page = readFileSync(join(folder, "chosen", "report.html"), "utf8");
    expect(page).toContain("--posterior stored");
    expect(page).not.toContain("parameter-set.json");
    expect(lines(answer(...day, "--posterior", "stored").stdout)).toContain(`parameter set ${stored().origins[0].set}`);
    // of another day, and where somebody wants the documents' own
    for (const words of [[], [...day, "--posterior", "none"]]) {
      const own = answer(...words);
      expect(own.status).toBe(0);
      expect(lines(own.stdout)).toContain("Parameters as judged, though calibrated ones scored better");
      expect(own.stdout).not.toContain("parameter set");
    }
    expect(existsSync(set)).toBe(true);
    renameSync(set, join(folder, "away.json"));
    const none = answer(...day, "--posterior", "stored");
    expect(none.status).toBe(2);
    expect(none.stderr).toContain("--posterior\n  expected a parameter set beside");
    renameSync(join(folder, "away.json"), set);
    writeFileSync(set, readFileSync(set, "utf8").slice(0, -20));
    const damaged = answer(...day);
    expect(damaged.status).toBe(2);
    expect(damaged.stderr).toContain("counter.parameter-set.json\n  expected a parameter set");
  },
  patience,
);

test(
  "scores of other documents choose nothing, and a damaged file is one clear error",
  () => {
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace(/"documents": "\w+"/, '"documents": "0"'));
    const stale = answer();
    expect(stale.status).toBe(0);
    expect(stale.stdout.replaceAll(/\s+/g, " ")).toContain("scores of calibrated ones do not count, since documents changed since"); // prettier-ignore
    expect(record("--part", "H").stderr).toContain("expected scores of D, of these documents");
    writeFileSync(path, "{");
    const damaged = answer();
    expect(damaged.status).toBe(2);
    expect(damaged.stderr).toContain("got a text that is no JSON, or half of one");
    expect(damaged.stderr).toContain("make it again with `npm run calibrated-record`");
  },
  patience,
);
