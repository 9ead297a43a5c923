// The build: made again only when a source changed.
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { sourceHash } from "../scripts/build.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

test("a build is of the same sources however the path to the checkout is spelt", () => {
  const hash = sourceHash(root);
  for (const spelt of [`${root}/`, join(root, "test", ".."), relative(process.cwd(), root) || "."]) {
    expect(sourceHash(spelt), spelt).toBe(hash);
  }
});
