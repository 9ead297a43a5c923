// pendency verdicts OLDER NEWER: two kept runs of `claims`, and what changed their verdicts.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { askClaims } from "../../ask/claims.ts";
import type { FrozenRun } from "../../ask/frozen/frozenRun.ts";
import { askVerdictChanges } from "../../ask/verdictChanges.ts";
import type { Edition, EditionVerdict, VerdictChanges } from "../../ask/verdictChanges.ts";
import { findFrozen, frozenIn, frozenTextsIn } from "../../disk/frozenFolder.ts";
import { shownPath } from "../../disk/readFiles.ts";
import { writeWhole } from "../../disk/writeWhole.ts";
import { refuseUsage } from "../../errors.ts";
import { verdictChangesPage, verdictChangesText } from "../../present/verdictChangesText.ts";
import { inOneOrder } from "../../study/studyId.ts";
import { conductingAny } from "../conduct.ts";
import type { Console } from "../console.ts";
import { examples, shared } from "../declare.ts";
import type { Act } from "../declare.ts";
import { askedOf, asOfOptions } from "../options.ts";
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
    .description("what changed the verdicts between two kept runs of `claims`: data, model or engine")
    .option("--page <file>", "also write it there as a page of Markdown")
    .option("--workers <number>", "threads (default: as many as the machine has)")
    .option("--max-memory <MB>", "memory that all threads may take together (default: four fifths of the machine's)")
    .addHelpText("after", examples("verdicts kept/2025 kept/2026", "verdicts kept/2025 kept/2026 --page changed.md"))
    .action((older: string, newer: string, options: VerdictsOptions) =>
      act(options, (console) => verdicts(findFrozen(older), findFrozen(newer), options, console)),
    );
}

/** @returns 1 where a verdict changed */
async function verdicts(older: string, newer: string, options: VerdictsOptions, console: Console): Promise<number> {
  const [before, after] = [editionIn(older), editionIn(newer)];
  const run = askedAlike(frozenIn(older), frozenIn(newer));
  const { claim, eachSource = false, untilSettled = false, ...asked } = run.options as AskedOfClaims;
  const { found } = await conductingAny<VerdictChanges>(
    options,
    console,
    (conduct) =>
      askVerdictChanges(before, after, async (documents) => {
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
  if (options.page !== undefined) writeWhole(options.page, verdictChangesPage(found, run.model.title));
  if (options.json === true) console.print(`${JSON.stringify(found, null, 2)}\n`);
  else console.print(verdictChangesText(found, console.style));
  return found.changed.length === 0 ? 0 : 1;
}

/** @throws PendencyError (usage) for a run of another command, or one that was stopped or lacks its texts */
function editionIn(folder: string): Edition {
  const run = frozenIn(folder);
  const hint = "`pendency claims MODEL --out FOLDER` keeps one";
  if (run.command !== "claims" || !run.isWhole) {
    const got = run.isWhole ? `one of \`${run.command}\`` : "one that somebody stopped";
    refuseUsage(shownPath(folder), "a kept run of `claims` that was finished", got, hint);
  }
  const [texts, verdicts] = [frozenTextsIn(folder), verdictsIn(folder)];
  if (texts === null || verdicts === null) {
    const expected = "study.json and documents.json.gz beside run.json";
    return refuseUsage(shownPath(folder), expected, "one that is gone or cut off", hint);
  }
  const { id, engineVersion, kernels } = run;
  const made = { id, engineVersion, ...(kernels === undefined ? {} : { kernels }) };
  const { files, factFiles } = texts;
  return { ...made, files, factFiles, asOf: asOfOptions(run.options as RunOptions), verdicts };
}

function verdictsIn(folder: string): readonly EditionVerdict[] | null {
  try {
    const { claims } = JSON.parse(readFileSync(join(folder, "study.json"), "utf8")) as { claims?: EditionVerdict[] };
    return Array.isArray(claims) ? claims : null;
  } catch {
    return null;
  }
}

/** @throws PendencyError (usage) where the two were asked otherwise than for another day */
function askedAlike(older: FrozenRun, newer: FrozenRun): FrozenRun {
  const ofData = ["asOf", "strictVintages", "standIns"];
  const names = [...new Set([...Object.keys(older.options), ...Object.keys(newer.options)])];
  const isOther = (name: string): boolean =>
    inOneOrder(older.options[name] ?? null) !== inOneOrder(newer.options[name] ?? null);
  const others = names.filter((name) => !ofData.includes(name) && isOther(name));
  if (older.model.id !== newer.model.id) others.push("model");
  if (others.length === 0) return newer;
  const hint = "keep both with the same options; --as-of may differ, which is data";
  return refuseUsage("verdicts", "two runs that were asked alike", `others in ${others.join(", ")}`, hint);
}
