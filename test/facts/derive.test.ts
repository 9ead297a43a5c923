import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { factFiles, factsFolder } from "./factsOnDisk.ts";

const rawFolder = process.env.PENDENCY_RAW;

test("the derived tables come back byte for byte from the publishers' files", (context) => {
  if (rawFolder === undefined) return context.skip("set PENDENCY_RAW to the folder with the publishers' files");
  const output = mkdtempSync(join(tmpdir(), "pendency-facts-"));
  try {
    const script = join(factsFolder, "..", "scripts", "derive-facts.mjs");
    execFileSync(process.execPath, [script, rawFolder, output]);
    const rebuilt = factFiles(output);
    expect(rebuilt.length).toBeGreaterThan(40);
    for (const { path, text } of rebuilt) {
      const stored = readFileSync(join(factsFolder, "..", path), "utf8");
      expect(stored === text, path).toBe(true); // not toBe(text): a difference of megabytes helps nobody
    }
  } finally {
    rmSync(output, { recursive: true });
  }
});
