// Published figures stand over a series of the page where something ties them to what it counts.
import { expect, test } from "vitest";
import { modelFace } from "../../src/ask/live/modelFace.ts";
import { packModel, unpackModel } from "../../src/ask/live/packModel.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { modelFiles } from "../../src/documents/modelFiles.ts";
import { tablesBeside } from "../../src/disk/tablesBeside.ts";
import { openModel } from "../../src/disk/openModel.ts";

test("figures that forecasts are scored on lie over the series that counts the same, at the end of their month", () => {
  const documents = openModel("permit-office");
  const forecasts = documents.forecasts as NonNullable<typeof documents.forecasts>;
  const packed = unpackModel(packModel(documents, tablesBeside(forecasts)));
  const { series } = modelFace(packed.documents, packed.figures);
  const of = (key: string) => series.find((one) => one.key === key)?.observed ?? [];
  const [first] = of("stock-review");
  expect(of("stock-review").length).toBeGreaterThan(12);
  expect(first.source).toBe("observed.csv");
  expect(first.publishedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(first.at).toBeCloseTo(Number(first.period.slice(0, 4)) + Number(first.period.slice(5)) / 12, 6);
  // decisions are of two outcomes together, of which no picture is drawn
  expect(of("entries-granted")).toEqual([]);
  expect(modelFace(documents).series.flatMap(({ observed }) => observed)).toEqual([]);
});

test("a target's figure lies over the series that its measure counts, and another scope's over none", () => {
  const files = [
    {
      path: "office.yaml",
      text: `pendency: model v1
title: Office
runs: {from: 2024-01-01, through: 2024-12-31}
stages:
  queue: {title: In line, arrivals: {rate: 3 per day}, dwell: 20 days, next: done}
  done: {title: Served, outcome: true}
`,
    },
    {
      path: "office.targets.yaml",
      text: `pendency: targets v1
for: office
targets:
  line: {title: In line, measure: {stock: queue, at: 2024-07-01}, observed: {fact: bureau/report-2024#line.2024-06}, band: within 10%}
  out: {title: Served, measure: {entries: done, window: 2024-05}, observed: {fact: bureau/report-2024#served.2024-05}, band: within 10%}
  year: {title: Served, measure: {entries: done}, observed: {fact: bureau/report-2024#served.2024-05}, band: within 10%}
`,
    },
  ];
  const facts = [
    {
      path: "bureau/report-2024/source.yaml",
      text: 'publisher: A bureau\ntitle: Report\npublishedOn: "2024-09-02"\nretrievedOn: "2024-09-03"\nlicence: public\nfoundIn: its site\nrawFile: ""\nrawSha256: ""\nnotes: ""\n',
    },
    {
      path: "bureau/report-2024/table.csv",
      text: "row,title,value,unit,scope,period,address,confidence,note\nline.2024-06,In line,61,persons,all,2024-06,p. 1,A,\nserved.2024-05,Served,93,persons,all,2024-05,p. 1,A,\n",
    },
  ];
  const documents = openDocuments(modelFiles("office", files), facts);
  const { figures } = unpackModel(packModel(documents));
  expect(figures).toEqual({
    "stock-queue": [
      { period: "2024-06", at: 2024.5, value: 61, source: "A bureau, Report", publishedOn: "2024-09-02" },
    ],
    "entries-done": [
      { period: "2024-05", at: 2024 + 4.5 / 12, value: 93, source: "A bureau, Report", publishedOn: "2024-09-02" },
    ],
  });
});
