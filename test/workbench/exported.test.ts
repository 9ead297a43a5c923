// A chart that leaves the page says where it comes from: a link that others can open, and what its numbers cite.
import { expect, test } from "vitest";
import { modelOrigin } from "../../src/ask/live/modelOrigin.ts";
import { openModel } from "../../src/disk/openModel.ts";
import { documentsHash } from "../../src/study/documentsHash.ts";
import { publicLink } from "../../src/workbench/exported/publicLink.ts";

test.each([
  ["https://example.org/bench/", "https://example.org/bench/#v=1&model=office"],
  ["http://example.org/bench/index.html#v=1", "http://example.org/bench/index.html#v=1&model=office"],
  ["http://127.0.0.1:8123/", ""],
  ["http://localhost:8123/", ""],
  ["http://bench.localhost/", ""],
  ["http://[::1]:8123/", ""],
  ["file:///home/somebody/bench/index.html", ""],
  ["about:blank", ""],
])("a page at %s is cited as %s", (page, link) => {
  expect(publicLink(page, "v=1&model=office")).toBe(link);
});

test("a model's origin names its documents, and every publication that a parameter cites", { timeout: 120_000 }, () => {
  const documents = openModel("us-removal");
  const { hash, cited, publications } = modelOrigin(documents);
  expect(hash).toBe(documentsHash(documents.files));
  expect(Object.keys(cited)).toEqual(documents.parameters.map(({ name }) => name));
  expect(publications.length).toBeGreaterThan(10);
  expect(new Set(Object.values(cited).flat()).size).toBe(publications.length);
  for (const { name, source } of documents.parameters) {
    const facts = (source?.facts ?? []).flatMap((id) => documents.facts.facts.get(id) ?? []);
    const said = cited[name].map((place) => publications[place]).join();
    for (const { publication } of facts) expect(said).toContain(`${publication.publisher}, ${publication.title}`);
  }
});
