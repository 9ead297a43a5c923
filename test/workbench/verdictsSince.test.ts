// What the page says of the last edition of verdicts is what the command that it shows finds, to the bit.
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { keepVerdicts } from "../../src/ask/keptVerdicts.ts";
import { judgeLive } from "../../src/ask/live/liveClaims.ts";
import type { Moves } from "../../src/ask/live/moves.ts";
import { unpackModel } from "../../src/ask/live/packModel.ts";
import { packTexts } from "../../src/ask/live/packParts.ts";
import { writeEdition } from "../../src/disk/keptEditions.ts";
import { openModel } from "../../src/disk/openModel.ts";
import { packsBeside } from "../../src/disk/packs.ts";
import { withClaims } from "../../src/documents/packDocuments.ts";
import { PendencyError } from "../../src/errors.ts";
import type { Verdict } from "../../src/judge/verdict.ts";
import { causeWords, editionRows, onlyPartOf, summaryOf } from "../../src/present/editionWords.ts";
import { neverStopped } from "../../src/study/stop.ts";
import { answerJobs } from "../../src/workbench/engine/answerJobs.ts";
import type { JobsHeard } from "../../src/workbench/engine/answerJobs.ts";
import type { FromDesk } from "../../src/workbench/engine/jobs.ts";
import { spanishEditions } from "../../src/workbench/beyond/esEditions.ts";
import { verdictsSince } from "../../src/workbench/beyond/verdictsSince.ts";
import { openTexts } from "../../src/workbench/share/numbersOf.ts";
import { commandLine } from "../commandLine/commandLine.ts";
import { root } from "../installed.ts";

/** The passport office in a folder of its own, with an edition in which its statement was contradicted. */
function officeWithEdition() {
  const folder = join(mkdtempSync(join(tmpdir(), "pendency-since-")), "passport-office");
  cpSync(join(root, "examples", "passport-office"), folder, { recursive: true });
  // the summer of the example changes what the lever sets
  const claims = join(folder, "claims.yaml");
  const text = readFileSync(claims, "utf8");
  writeFileSync(claims, text.replace("[rush, oneMore]", "oneMore").replace("scenario: rush", "scenario: baseline"));
  const documents = openModel(folder);
  const [claim] = documents.claims;
  const verdict = { id: claim.id, words: claim.words, verdict: "contradicted", probability: 0.25, interval: null, parts: [], tests: [] } as unknown as Verdict; // prettier-ignore
  writeEdition(documents, keepVerdicts("2025-05", documents, [verdict], { replications: "4" }));
  return { folder, packOf: packsBeside(documents) };
}

/** As a page judges them, and as its worker then asks. */
async function onPage(packOf: (name: string) => string | null, moves: Moves) {
  const text = (part: string): string => packOf(`packs/passport-office${part}.txt`) ?? "";
  const { documents: packed, gates } = unpackModel(text(""));
  const judging = withClaims(packed, text(".claims"));
  const conduct = { progress: () => {}, stop: neverStopped, pause: async () => {} };
  const { verdicts, draws, stepDays } = await judgeLive(judging, gates, judging.claims, moves, 20, conduct);
  const { documents } = openTexts(text(".texts"));
  return verdictsSince(documents, JSON.parse(text(".edition")), { moves, verdicts, by: [{ draws, stepDays }] });
}

const asJson = (found: unknown): unknown => JSON.parse(JSON.stringify(found));

test.each<[string, Moves]>([
  ["nothing moved", { stack: [], levers: [] }],
  ["a lever moved", { stack: [], levers: [["applicants", 61]] }],
])("what became of verdicts is what the command finds: %s", { timeout: 180_000 }, async (_, moves) => {
  const { packOf } = officeWithEdition();
  const { changes, command } = await onPage(packOf, moves);
  expect(changes.changed).toMatchObject([{ before: "contradicted", causes: [["asked"]] }]);
  const words = [...command.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);
  const { stdout, stderr } = commandLine([...words.slice(1), "--json", "--quiet"], { cwd: root });
  expect(stderr).toBe("");
  expect((JSON.parse(stdout) as { readonly since: unknown }).since).toEqual(asJson(changes));
});

test(
  "an edition kept with a parameter set differs by its draws, which on a page are the documents' own",
  { timeout: 180_000 },
  async () => {
    const { packOf } = officeWithEdition();
    const text = packOf("packs/passport-office.edition.txt") ?? "";
    const led = (name: string): string | null =>
      name.endsWith(".edition.txt") ? text.replace('"draws":"documents"', '"draws":"00000000000000aa"') : packOf(name);
    const { changes } = await onPage(led, { stack: [], levers: [] });
    expect([changes.differs, changes.newer.draws]).toEqual([["draws", "asked"], null]);
    expect(causeWords(changes.changed[0], spanishEditions)).toBe("sin distinguir la causa, pues hay cambios en los sorteos de cifras inciertas y el modo de preguntar"); // prettier-ignore
    expect(editionRows(changes)).toContainEqual(["draws of uncertain figures", "of parameter set 00000000000000aa", "of the documents"]); // prettier-ignore
  },
);

test("it is said in the reader's language", { timeout: 180_000 }, async () => {
  const { packOf } = officeWithEdition();
  const { changes } = await onPage(packOf, { stack: [], levers: [] });
  expect(summaryOf(changes)).toBe("Between the editions how it was asked changed: 1 verdict of 1 is another.");
  expect(causeWords(changes.changed[0])).toBe("changed by how it was asked");
  expect(summaryOf(changes, spanishEditions)).toBe("Entre las ediciones hay cambios en el modo de preguntar: 1 de 1 veredicto es otro."); // prettier-ignore
  expect(onlyPartOf(changes, spanishEditions)).toBe("Como los únicos cambios están en el modo de preguntar, de ahí viene cada veredicto que es otro."); // prettier-ignore
  expect(causeWords(changes.changed[0], spanishEditions)).toBe("por un cambio en el modo de preguntar");
  expect(editionRows(changes, spanishEditions).map(([title]) => title)).not.toEqual(editionRows(changes).map(([title]) => title)); // prettier-ignore
});

test("where no edition is kept nothing is read, and nothing found; documents that somebody edits have none", async () => {
  const edition = packsBeside(null)("packs/passport-office.edition.txt") ?? "";
  const heard: FromDesk[] = [];
  const scope: JobsHeard = { onmessage: null, postMessage: (message) => void heard.push(message) };
  answerJobs(scope, (fault) => {
    throw fault;
  });
  const [at, nowhere] = [{ text: edition }, { text: "not read" }];
  scope.onmessage?.({ data: { kind: "open", at: { pack: nowhere, claims: nowhere, edition: at, sources: nowhere, texts: nowhere, facts: nowhere } } }); // prettier-ignore
  const asked = { moves: { stack: [], levers: [] }, verdicts: [], by: [] };
  scope.onmessage?.({ data: { kind: "ask", turn: 1, job: "since", asked } });
  await expect.poll(() => heard).toEqual([{ kind: "found", turn: 1, found: null }]);
  expect(packTexts(openModel("passport-office")).edition).toBe("null");
});

test("an edition that was changed after it was kept is told, and nothing else of the pack suffers", () => {
  const { folder } = officeWithEdition();
  writeFileSync(join(folder, "verdicts", "2025-06.json"), '{"pendency": "verdicts v2", "hash": ""}\n');
  const packOf = packsBeside(openModel(folder));
  expect(packOf("packs/passport-office.claims.txt")).toContain("halves-the-wait");
  expect(() => packOf("packs/passport-office.edition.txt")).toThrow(PendencyError);
});
