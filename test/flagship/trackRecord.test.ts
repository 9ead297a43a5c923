// The pages of the track record are what its stored scores give, and the scores are of the protocol in force.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { earlierPage, hashOf, keptName, keptOf, keptText } from "../../scripts/earlierRecord.mjs";
import type { KeptRecord } from "../../scripts/earlierRecord.mjs";
import { dayPage, trackRecordPage, worstOf } from "../../scripts/trackRecordPage.mjs";
import type { TrackRecord } from "../../scripts/trackRecordPage.mjs";
import { interventionsPage, protocolOf } from "../../scripts/interventionsPage.mjs";
import { whyMissed } from "../../scripts/whyMissed.mjs";
import { protocol } from "../../src/forecast/protocol.ts";
import { protocolHash } from "../../src/forecast/protocolHash.ts";
import { readScoreFile } from "../../src/forecast/scoreFile.ts";
import { pairScores, sumRatio } from "../../src/forecast/scoreRatio.ts";

const pages = "docs/verification";
const text = (...path: readonly string[]): string => readFileSync(join(...path), "utf8");
const record = JSON.parse(text(pages, "track-record.json")) as TrackRecord;
const earlier = Array.from(
  { length: protocol.version - 1 },
  (_, n) => JSON.parse(text(pages, `${keptName(n + 1)}.json`)) as KeptRecord,
);
const hash = protocolHash(text("models", record.model, "forecasts.yaml"));
const again = "`npm run track-record` makes the record again";

test("the record is of the protocol in force, and of no other", () => {
  expect(record.protocol, again).toBe(hash);
});

test("the pages are what the record gives, to the byte", () => {
  expect(text(pages, "track-record.md")).toBe(trackRecordPage(record, earlier));
  expect(text(pages, `${record.day}.md`)).toBe(dayPage(record));
});

test("scores of H under an earlier version of the protocol stay, each with the hash that the protocol names", () => {
  const versions = [
    ...text(pages, "protocol.md").matchAll(/^\| (\d+) \| `(\w+)` \| \[\S+\]\((\S+)\) \| `(\w+)` \|$/gm),
  ];
  expect(versions.map(([, version]) => Number(version))).toEqual(Array.from({ length: protocol.version - 1 }, (_, n) => n + 1)); // prettier-ignore
  const named = versions.map(([, , hashed, page, sha]) => [hashed, page, sha]);
  expect(named).toEqual(earlier.map((kept) => [kept.protocol, `${keptName(kept.protocolVersion)}.md`, hashOf(kept).slice(0, 16)])); // prettier-ignore
  for (const kept of earlier) {
    expect(kept.sha256).toBe(hashOf(kept));
    const name = keptName(kept.protocolVersion);
    expect(text(pages, `${name}.md`)).toBe(earlierPage(kept));
    expect(text(pages, `${name}.json`)).toBe(keptText(kept));
    expect(trackRecordPage(record, earlier)).toContain(`](${name}.md)`);
    for (const { by } of kept.scores) expect(typeof by[kept.model].crps).toBe("number");
  }
  // so many outcomes of H had versions 1 and 2
  expect(earlier.map(({ scores }) => scores.length)).toEqual([239, 258]);
});

test("a record keeps of H what it has: the model's and the baseline's scores, and nothing of D", () => {
  const kept = keptOf(record);
  const own = record.figures.filter(({ part, published }) => part === "H" && published !== null);
  expect(kept.scores.length).toBe(own.length);
  expect(hashOf({ ...kept, scores: kept.scores.slice(1) })).not.toBe(kept.sha256);
});

test("the record has the scores that lie beside the model, and no outcome of the model's is missing from either", () => {
  const stored = readScoreFile("scores.json", text("models", record.model, "scores.json"), record.protocol);
  expect(stored.documents).toBe(record.documents);
  const recorded = new Map(
    record.figures.flatMap(({ series, origin, period, horizonMonths, published, by }) =>
      published === null
        ? []
        : Object.entries(by).map(([who, { crps }]) => [`${who} ${series} ${origin} ${period} ${horizonMonths}`, crps]),
    ),
  );
  for (const { model, series, origin, target, horizonMonths, crps } of stored.scores) {
    // the record keeps six digits
    expect(recorded.get(`${model} ${series} ${origin} ${target} ${horizonMonths}`)).toBe(Number(crps.toPrecision(6)));
  }
  const own = [...recorded.keys()].filter((key) => key.startsWith(`${record.model} `));
  expect(stored.scores.filter(({ model }) => model === record.model).length).toBe(own.length);
  expect(own.length).toBeGreaterThan(0);
});

test("each ratio of a family on H is the sum of its stored scores over that of its baseline's", () => {
  const { scores } = readScoreFile("scores.json", text("models", record.model, "scores.json"), record.protocol);
  const familyOf = new Map(
    record.figures.map((one) => [`${one.series} ${one.origin} ${one.period} ${one.horizonMonths}`, one]),
  );
  const whole = record.levels.filter(({ horizonMonths, part }) => horizonMonths === null && part === "H");
  expect(whole.length).toBeGreaterThan(0);
  for (const { family, bounds } of whole) {
    const baseline = record.families.find(({ name }) => name === family)?.baseline;
    const of = (who: string | undefined) =>
      scores.filter(({ model, series, origin, target, horizonMonths }) => {
        const figure = familyOf.get(`${series} ${origin} ${target} ${horizonMonths}`);
        return model === who && figure?.family === family && figure.part === "H";
      });
    expect(bounds?.ratio ?? null).toBeCloseTo(sumRatio(pairScores(of(record.model), of(baseline))) ?? Number.NaN, 9);
  }
});

test("the page lists every outcome outside the 95 % interval", () => {
  const outside = record.figures.filter(({ published, by }) => {
    const { quantiles } = by[record.model];
    return published !== null && (published < quantiles[0] || published > quantiles[4]);
  });
  const section = trackRecordPage(record).split("## Misses")[1].split("## Origins")[0];
  const rows = section.split("\n").filter((line) => line.startsWith("|")).length;
  expect(rows).toBe(outside.length === 0 ? 0 : outside.length + 2);
});

test("what stands beside the model shows each column's ratio and what it held, and the difference of last and first", () => {
  const by = {
    both: { ratio: 1.25, held: 3 },
    standIns: { ratio: 1.5, held: 2 },
  };
  const part = "H" as const;
  const side = { rows: [{ family: "removals", part, scored: 4, by }], whole: [{ part, scored: 4, by }] };
  const origins = ["2021-01-01", "2021-04-01"];
  const beside = { origins, sets: side, replaced: origins, standIns: side };
  const page = trackRecordPage({ ...record, beside });
  expect(page).toContain("| ICE removals | H | 4 | 1.25 (3) | 1.50 (2) | +0.25 (−1) |");
  expect(page).toContain("| **all families** | H | 4 | 1.25 (3) | 1.50 (2) | +0.25 (−1) |");
  expect(page).not.toContain("## Conditional scores");
  const same = trackRecordPage({ ...record, beside: { origins, sets: side, replaced: [] } });
  expect(same.replace(/\s+/g, " ")).toContain("Scores with stand-ins are the same to the byte");
});

test("each of the three worst misses of the day is explained", () => {
  const worst = worstOf(record);
  expect(worst.length).toBe(3);
  expect(worst.map(({ series, period }) => `${series} ${period}`).filter((key) => !(key in whyMissed))).toEqual([]);
});

test("numbers in an explanation are those that the model reads", () => {
  const court = text("models", record.model, "parameters", "court.yaml");
  const read = ["judgesInPost", "completionsPerJudge"].map(
    (name) => new RegExp(`\\n  ${name}:\\n(?:    .*\\n)*?    value: (.*)`).exec(court)?.[1] ?? "",
  );
  const told = [...whyMissed["completions FY2025"].matchAll(/\b(\d{3}|\d,\d{3})\b/g)].map(([one]) =>
    one.replace(",", ""),
  );
  expect(told.length).toBeGreaterThan(2);
  expect(told.filter((one) => !read.some((value) => new RegExp(`: ${one}\\b`).test(value)))).toEqual([]);
});

test("one score that differs makes another page", () => {
  const [first, ...others] = record.figures;
  const { quantiles } = first.by[record.model];
  const moved = { ...first, published: 10 * quantiles[4] + 10, by: { ...first.by, [record.model]: { ...first.by[record.model], in: null, bias: -1 } } }; // prettier-ignore
  expect(trackRecordPage({ ...record, figures: [moved, ...others] })).not.toBe(trackRecordPage(record));
});

test("a page of interventions under another protocol is known by its hash, and the next one names it", () => {
  const found = { title: "An office", draws: 2, seed: 1, stepDays: 7, id: "0123456789abcdef", protocol: hash, interventions: [], counted: [], gate: { words: "", why: "none", status: "untested" } }; // prettier-ignore
  expect(protocolOf(interventionsPage(found))).toBe(hash);
  expect(protocolOf("")).toBeNull();
  expect(interventionsPage(found, ["interventions-0123456789abcdef.md"])).toContain("(interventions-0123456789abcdef.md)"); // prettier-ignore
  expect(protocolOf(text(pages, "interventions.md"))).toMatch(/^\w{16}$/);
});
