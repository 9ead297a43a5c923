// The same person is followed under two policies, with the same chances: what no policy touches is the same to the instant.
import { expect, test } from "vitest";
import { liveLives } from "../../src/ask/live/liveLives.ts";
import { packModel, unpackModel } from "../../src/ask/live/packModel.ts";
import { openModel } from "../../src/disk/openModel.ts";

const followed = (
  model: string,
  stack: readonly string[],
  levers: readonly (readonly [string, number])[],
  replication = 0,
) => {
  const shares: number[] = [];
  const { documents } = unpackModel(packModel(openModel(model)));
  const found = liveLives(documents, { stack, levers }, { level: "", replication }, (done, of) =>
    shares.push(done / of),
  );
  return { ...found, shares };
};

test("with more judges the same people are filed on the same day, and nobody waits longer for a hearing than before", () => {
  const { lives, endDays, shares } = followed("county-court", [], [["judgesInPost", 12]]);
  expect(lives.length).toBeGreaterThan(20);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  for (const { base, now } of lives) {
    // arriving is chance alone
    expect(now?.[0]).toEqual(expect.objectContaining({ stage: base[0].stage, entered: base[0].entered }));
    for (const stay of [...base, ...(now ?? [])]) {
      expect(stay.left ?? endDays).toBeGreaterThanOrEqual(stay.entered);
      expect(stay.began ?? stay.entered).toBeLessThanOrEqual(stay.left ?? endDays);
    }
  }
  const firstWait = (stays: (typeof lives)[number]["base"]): number => {
    const hearing = stays.find(({ stage }) => stage === "hearing");
    return hearing === undefined ? 0 : (hearing.began ?? hearing.left ?? endDays) - hearing.entered;
  };
  const total = (side: "base" | "now"): number => lives.reduce((sum, life) => sum + firstWait(life[side] ?? []), 0);
  expect(total("now")).toBeLessThan(total("base"));
  // those whose lives differ come first
  expect(lives.map(({ differs }) => Number(differs))).toEqual(
    lives.map(({ differs }) => Number(differs)).toSorted((a, b) => b - a),
  );
  expect(lives[0].differs).toBe(true);
});

test("stays follow each other without a gap: people leave one stage when they enter the next", () => {
  const { lives } = followed("county-court", [], []);
  expect(lives.every(({ now }) => now === null)).toBe(true);
  for (const { base } of lives) {
    for (const [nth, stay] of base.entries()) if (nth > 0) expect(base[nth - 1].left).toBe(stay.entered);
  }
});

test("another replication is other people; the same one is the same people again", () => {
  const [one, same, other] = [0, 0, 1].map(
    (replication) => followed("passport-office", ["rush"], [], replication).lives,
  );
  expect(same).toEqual(one);
  expect(other).not.toEqual(one);
});

test("without a calendar people are followed as well", () => {
  const { lives, startDays } = followed("one-clerk", [], []);
  expect(startDays).toBeNull();
  expect(lives.length).toBeGreaterThan(5);
});
