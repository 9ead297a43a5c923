// pendency verdicts OLDER NEWER: two editions of verdicts, kept runs of `claims` or files of `--edition`, and what changed
// them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { askClaims } from "../../ask/claims.ts";
import { engineWords, keepVerdicts } from "../../ask/keptVerdicts.ts";
import type { Edition } from "../../ask/keptVerdicts.ts";
import { askVerdictChanges } from "../../ask/verdictChanges.ts";
import type { VerdictChanges } from "../../ask/verdictChanges.ts";
import { findFrozen, frozenIn, frozenTextsIn } from "../../disk/frozenFolder.ts";
import { editionFile } from "../../disk/keptEditions.ts";
import { shownPath } from "../../disk/readFiles.ts";
import { writeWhole } from "../../disk/writeWhole.ts";
import { openDocuments } from "../../documents/openDocuments.ts";
import { refuseUsage } from "../../errors.ts";
import type { Verdict } from "../../judge/verdict.ts";
import { verdictChangesPage, verdictChangesText } from "../../present/verdictChangesText.ts";
import { inOneOrder } from "../../study/studyId.ts";
import { conductingAny } from "../conduct.ts";
import type { Console } from "../console.ts";
import { examples, shared } from "../declare.ts";
import type { Act } from "../declare.ts";
import { askedOf, asOfOptions, decidingOptions } from "../options.ts";
import type { RunOptions } from "../options.ts";

interface VerdictsOptions extends RunOptions {
  readonly page?: string;
}

/** What `claims` was asked with. */
interface AskedOfClaims extends RunOptions {
  readonly claim?: readonly string[];
  readonly eachSource?: boolean;
}

export function declareVerdicts(program: Command, act: Act): void {
  shared(program.command("verdicts <older> <newer>"))
    .description(
      "what changed the verdicts between two editions: data, model, draws, engine, statement, or how it was asked",
    )
    .option("--page <file>", "also write it there as a page of Markdown")
    .option("--workers <number>", "threads (default: as many as the machine has)")
    .option("--max-memory <MB>", "memory that all threads may take together (default: four fifths of the machine's)")
    .addHelpText(
      "after",
      examples(
        "verdicts kept/2025 kept/2026",
        "verdicts models/us-removal/verdicts/2026-11.json kept/2026 --page changed.md",
      ),
    )
    .action((older: string, newer: string, options: VerdictsOptions) =>
      act(options, (console) => verdicts(older, newer, options, console)),
    );
}

/** @returns 1 where a verdict changed */
async function verdicts(older: string, newer: string, options: VerdictsOptions, console: Console): Promise<number> {
  const [before, after] = [editionAt(older), editionAt(newer)];
  checkAlike(before, after);
  const {
    claim,
    eachSource = false,
    untilSettled = false,
    ...asked
  } = (after.run ?? before.run ?? {}) as AskedOfClaims;
  const { found } = await conductingAny<VerdictChanges>(
    options,
    console,
    (conduct) =>
      askVerdictChanges(before.edition, after.edition, async (documents) => {
        const claims = documents.claims.filter(({ id }) => claim?.includes(id) ?? true);
        const wanted = { ...askedOf(asked, documents), claims, eachSource, untilSettled };
        return (await askClaims(documents, wanted, conduct)).verdicts;
      }),
    {
      isEmpty: () => false,
      stopping: "Stopping. Press Ctrl-C again to leave at once.",
      nothing: "Stopped.",
      stopped: "Stopped: causes are told by the runs that were finished.",
    },
  );
  if (options.page !== undefined) writeWhole(options.page, verdictChangesPage(found, after.title));
  if (options.json === true) console.print(`${JSON.stringify(found, null, 2)}\n`);
  else console.print(verdictChangesText(found, console.style));
  return found.changed.length === 0 ? 0 : 1;
}

interface EditionAt {
  readonly edition: Edition;
  /** of the model */
  readonly title: string;
  /** options of the kept run; null: a file of an edition, which has hashes alone */
  readonly run: Readonly<Record<string, unknown>> | null;
}

/**
 * @param asked a file of `claims --edition`, or what `findFrozen` finds
 * @throws PendencyError (usage) for a run of another command, or one that was stopped or lacks its texts
 */
function editionAt(asked: string): EditionAt {
  const kept = editionFile(asked);
  if (kept !== null) return { edition: kept, title: kept.model, run: null };
  const folder = findFrozen(asked);
  const run = frozenIn(folder);
  const hint = "`pendency claims MODEL --out FOLDER` keeps one, and `--edition NAME` a small one";
  if (run.command !== "claims" || !run.isWhole) {
    const got = run.isWhole ? `one of \`${run.command}\`` : "one that somebody stopped";
    refuseUsage(shownPath(folder), "a kept run of `claims` that was finished", got, hint);
  }
  const [texts, verdictsOf] = [frozenTextsIn(folder), verdictsIn(folder)];
  if (texts === null || verdictsOf === null) {
    const expected = "study.json and documents.json.gz beside run.json";
    return refuseUsage(shownPath(folder), expected, "one that is gone or cut off", hint);
  }
  const options = run.options as RunOptions;
  const { files, factFiles } = texts;
  const own = { files, factFiles, asOf: asOfOptions(options) };
  const documents = openDocuments(files, factFiles, own.asOf);
  const engine = engineWords(run.engineVersion, run.kernels);
  const edition = keepVerdicts(run.id, documents, verdictsOf, decidingOptions(options), engine);
  return { edition: { ...edition, texts: own }, title: run.model.title, run: run.options };
}

function verdictsIn(folder: string): readonly Verdict[] | null {
  try {
    const { claims } = JSON.parse(readFileSync(join(folder, "study.json"), "utf8")) as { claims?: Verdict[] };
    return Array.isArray(claims) ? claims : null;
  } catch {
    return null;
  }
}

/** @throws PendencyError (usage) where the two are of two models, or kept runs were asked otherwise than for another day */
function checkAlike(older: EditionAt, newer: EditionAt): void {
  const hint = "keep both with the same options; --as-of may differ, which is data, and --posterior, which is draws";
  if (older.edition.model !== newer.edition.model) refuseUsage("verdicts", "two editions of one model", `${older.edition.model} and ${newer.edition.model}`, hint); // prettier-ignore
  if (older.run === null || newer.run === null) return;
  const [before, after] = [older.run, newer.run].map((run) => ({ ...decidingOptions(run), claim: run.claim }) as Readonly<Record<string, unknown>>); // prettier-ignore
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const isOther = (name: string): boolean => inOneOrder(before[name] ?? null) !== inOneOrder(after[name] ?? null);
  const others = names.filter(isOther);
  if (others.length > 0) refuseUsage("verdicts", "two runs that were asked alike", `others in ${others.join(", ")}`, hint); // prettier-ignore
}
