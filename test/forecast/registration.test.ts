// A registered forecast: its text comes back as it was, and nothing in it can be moved unseen.
import { describe, expect, test } from "vitest";
import { hubLevels } from "../../src/forecast/forecast.ts";
import { protocol } from "../../src/forecast/protocol.ts";
import { readRegistration, registrationHash, registrationText } from "../../src/forecast/registration.ts";
import type { Registration } from "../../src/forecast/registration.ts";
import { sha256 } from "../../src/study/sha256.ts";
import { inOneOrder } from "../../src/study/studyId.ts";

const quantiles = hubLevels.map((level) => 100 + 100 * level);
const registration: Registration = {
  model: "office",
  day: "2024-01-01",
  madeOn: "2024-01-02",
  through: "2025-12-31",
  id: "0123456789abcdef",
  documents: "fedcba9876543210",
  engine: "0.1.0",
  protocolHash: "aaaabbbbccccdddd",
  seed: 1,
  draws: 8,
  failedDraws: 0,
  stepDays: 1,
  forecasts: [{ series: "done", family: "flows", period: "2024-01", periodEnd: "2024-01-31", horizonMonths: 1, quantiles }], // prettier-ignore
  known: [{ series: "done", figures: [{ period: "2023-12", value: 140, vintage: "2024-01-01" }] }],
};
const text = registrationText(registration);
const expected = { model: "office", protocolHash: "aaaabbbbccccdddd" };
const told = (changed: string, of = expected): string => {
  try {
    readRegistration("office.registered/2024-01-01.json", changed, of);
    return "";
  } catch (error) {
    return String((error as Error).message);
  }
};

test("what was registered is read back, and its hash does not know how the text is laid out", () => {
  expect(readRegistration("a.json", text, expected)).toMatchObject(registration);
  expect(readRegistration("a.json", JSON.stringify(JSON.parse(text)), expected)).toMatchObject(registration);
  expect(JSON.parse(text).sha256).toBe(registrationHash(registration));
});

describe("what is refused", () => {
  test.each([
    ["a number of the forecast", text.replace("150,", "151,")],
    ["the day it was made on", text.replace("2024-01-02", "2023-01-02")],
    ["a figure that was known", text.replace("140", "141")],
    ["a key more", text.replace('"seed"', '"note": "x", "seed"')],
  ])("a file in which somebody has changed %s", (_, changed) => {
    expect(changed).not.toBe(text);
    expect(told(changed)).toMatch(
      /^office\.registered\/2024-01-01\.json:\d+:\d+ › sha256\n {2}expected the hash of what the file says/,
    );
  });

  test("one of another protocol, or of another model, however whole", () => {
    const other = { ...expected, protocolHash: "eeee000011112222" };
    expect(told(text, other)).toContain(`version ${protocol.version} (eeee000011112222); got aaaabbbbccccdddd`);
    expect(told(text, { ...expected, model: "hall" })).toContain("expected a forecast of hall; got one of office");
  });

  test("but not one of an earlier version of the protocol: its quantiles were put down before", () => {
    const later = { ...expected, protocolHash: "eeee000011112222" };
    const { sha256: _, ...content } = JSON.parse(text) as { sha256: string };
    const first = { ...content, protocolVersion: 1 };
    const kept = JSON.stringify({ ...first, sha256: sha256(inOneOrder(first)) });
    expect(readRegistration("2024-01-01.json", kept, later).forecasts).toEqual(registration.forecasts);
    expect(told(kept.replace('"protocolVersion":1', '"protocolVersion":0'), later)).toContain(
      "the hash of what the file says",
    );
  });

  test("half of a file, another kind of file, and quantiles that fall although their hash is right", () => {
    expect(told(text.slice(0, 400))).toContain("a text that is no JSON, or half of one");
    expect(told('{"pendency": "scores v1"}')).toContain('got "scores v1"');
    const falling = { ...registration.forecasts[0], quantiles: quantiles.toReversed() };
    expect(told(registrationText({ ...registration, forecasts: [falling] }))).toContain("23 rising quantiles");
  });

  test.each([
    ["a day that no month has", { day: "2024-02-30" }],
    [
      "a figure's last day that no month has",
      { forecasts: [{ ...registration.forecasts[0], periodEnd: "2024-13-01" }] },
    ],
    ["nothing where a known figure should be", { known: [{ series: "done", figures: [null] }] as never }],
  ])("%s, although the hash is right", (_, changed) => {
    expect(told(registrationText({ ...registration, ...changed }))).toMatch(/forecasts\n {2}expected series, family/);
  });
});
