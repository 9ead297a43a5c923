import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { sha256 } from "../../src/study/sha256.ts";

test("the published test vectors of SHA-256 come out (FIPS 180-4 examples)", () => {
  expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  expect(sha256("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
});

test("any length and any script hashes as Node's own implementation does", () => {
  const texts = [...Array(140).keys()].map((length) => "a".repeat(length));
  for (const text of [...texts, "中国 → é", "𝔘nicode 🙂", "x".repeat(10_000)]) {
    expect(sha256(text)).toBe(createHash("sha256").update(text, "utf8").digest("hex"));
  }
});
