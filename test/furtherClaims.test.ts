// docs/verification/further-claims.md: the page is what is stored, and what is stored is of the documents and engine at hand.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { furtherClaimsPage, storedClaims } from "../scripts/furtherClaimsPage.mjs";
import { openModel } from "../src/disk/openModel.ts";
import { askClaims } from "../src/ask/claims.ts";
import { documentsHash } from "../src/study/documentsHash.ts";
import { engineVersion } from "../src/study/engineVersion.ts";

const root = join(import.meta.dirname, "..");
const pages = join(root, "docs", "verification");
const stored = JSON.parse(readFileSync(join(pages, "further-claims.json"), "utf8")) as {
  readonly documents: string;
  readonly engine: string;
  readonly claims: readonly {
    readonly id: string;
    readonly verdict: string;
    readonly parts: readonly { readonly verdict: string }[];
  }[];
};
const documents = openModel("us-removal");

test("what is stored is of these documents and this engine, and of every further statement in order", () => {
  const again = "`npm run further-claims` judges them anew";
  expect(stored.documents, again).toBe(documentsHash(documents.files));
  expect(stored.engine, again).toBe(engineVersion);
  const text = readFileSync(join(root, "models", "us-removal", "claims", "further.yaml"), "utf8");
  expect(stored.claims.map(({ id }) => id)).toEqual(Object.keys((parse(text) as { claims: object }).claims));
});

test("the page is made of what is stored", () => {
  expect(readFileSync(join(pages, "further-claims.md"), "utf8")).toBe(furtherClaimsPage(stored));
});

test("statements that no run decides come to the stored words again", async () => {
  const factual = documents.claims.filter(({ id }) => ["mpi-under-500"].includes(id));
  const { verdicts, study } = await askClaims(documents, { claims: factual });
  expect(study).toBeNull();
  for (const { id, verdict, parts } of verdicts) {
    const before = stored.claims.find((claim) => claim.id === id);
    expect([verdict, ...parts.map((part) => part.verdict)]).toEqual([before?.verdict, ...(before?.parts ?? []).map((part) => part.verdict)]); // prettier-ignore
  }
});

test("a judgement in which a statement is missing is not kept", () => {
  const printed = { claims: [] };
  expect(() => storedClaims(printed, {}, ["one"])).toThrow("got none of one");
});
