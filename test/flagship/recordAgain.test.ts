// The track record is of the model, its figures and the engine as they stand: a sample of it is made again, and is the same.
// PENDENCY_RECORD=whole makes every draw from the sampled origins again, and every score of them.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { TrackRecord } from "../../scripts/trackRecordPage.mjs";
import { askBacktest } from "../../src/ask/backtest.ts";
import { openModel } from "../../src/disk/openModel.ts";
import { recordedFigures } from "../../src/present/recordJson.ts";
import { documentsHash } from "../../src/study/documentsHash.ts";

const record = JSON.parse(readFileSync("docs/verification/track-record.json", "utf8")) as TrackRecord;
const { sample = [] } = record;
const again = "`npm run track-record` makes the record again";
const minutes = 60_000;
/** A record made before records had a sample is known by its hashes alone. */
const hasSample = sample.length > 0;

test.runIf(hasSample)("the record is of the documents as they stand", () => {
  expect(record.documents, again).toBe(documentsHash(openModel("us-removal").files));
});

test.runIf(hasSample)(
  "the first draws from the record's first origin and from a late one are what they were, to the bit",
  async () => {
    expect(sample.length).toBe(2);
    const documents = openModel("us-removal");
    const { origins } = await askBacktest(documents, {
      origins: sample.map(({ origin }) => origin),
      draws: sample[0].figures[0].samples.length,
      seed: record.seed,
    });
    for (const { origin, figures } of sample) {
      const made = origins.find(({ date }) => date === origin)?.chunk?.forecasts;
      expect(made, `${origin}: ${again}`).toEqual(figures);
    }
  },
  5 * minutes,
);

test.runIf(hasSample && process.env["PENDENCY_RECORD"] === "whole")(
  "every forecast and score from these origins is what it was, to the byte",
  async () => {
    const days = sample.map(({ origin }) => origin);
    const { rows } = await askBacktest(openModel("us-removal"), { origins: days, draws: record.draws, seed: record.seed }); // prettier-ignore
    const stored = record.figures.filter(({ origin }) => days.includes(origin));
    expect(recordedFigures(rows).map((one) => JSON.stringify(one))).toEqual(stored.map((one) => JSON.stringify(one)));
  },
  30 * minutes,
);
