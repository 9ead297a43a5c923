// What an import tells: what was read, what differs, what it would change, and what took it up.
import { shownPath } from "../disk/readFiles.ts";
import type { TakenUp } from "../documents/takeUpEdition.ts";
import {
  countsOf,
  describeConflicts,
  describeDiff,
  describeEffects,
  describeTakingUp,
} from "../present/editionText.ts";
import type { TerminalStyle } from "../present/terminalStyle.ts";
import type { ImportReport } from "./account.ts";
import type { AtHand, ImportedEdition } from "./importEdition.ts";

const mostShown = 12;

export function importText(found: AtHand | ImportedEdition, { bold }: TerminalStyle): string {
  if (found.kind === "at hand") return atHandText(found);
  const { table, before, folder, diff, models, conflicts, adopted } = found;
  const lines = [
    bold(`${table.id}: ${table.rows.size.toLocaleString("en")} figures`),
    ...table.reports.flatMap(describeReport),
    `Beside ${before}: ${countsOf(diff)}`,
    ...describeDiff(diff, mostShown),
    ...describeConflicts(conflicts),
    ...models.flatMap((effects) => describeEffects(effects, diff)),
    ...(adopted === null ? [] : describeTakingUp(adopted, before)),
    folder === null
      ? "Nothing was written."
      : `Written to ${shownPath(folder)}${adopted === null ? `; documents take it up by naming ${table.id}, which --adopt does.` : "."}`,
  ];
  return lines.join("\n");
}

export function importJson(found: AtHand | ImportedEdition): object {
  const { adopted } = found;
  const taken = adopted === null ? {} : { adopted: adoptedJson(adopted) };
  if (found.kind === "at hand") return { alreadyAtHand: found.id, ...taken };
  const { table, before, folder, diff, models, conflicts } = found;
  const { id, rows, reports } = table;
  return {
    id,
    figures: rows.size,
    vintageOf: before,
    folder: folder === null ? null : shownPath(folder),
    reports,
    diff,
    models,
    conflicts,
    ...taken,
  };
}

function atHandText({ id, before, adopted, isWritten }: AtHand): string {
  if (adopted === null) return `Nothing to import: ${id} was read from this very file.`;
  const written = isWritten ? [] : ["Nothing was written."];
  return [`${id} was read from this very file.`, ...describeTakingUp(adopted, before), ...written].join("\n");
}

function describeReport({ file, sha256, read, leftOut, repaired, checked }: ImportReport): string[] {
  const told = (word: string, tallies: ImportReport["leftOut"]): string[] =>
    tallies.map(({ what, count, first }) => `  ${word} ${count.toLocaleString("en")}: ${what} (first ${first})`);
  return [
    `  ${file}, SHA-256 ${sha256}: ${read.toLocaleString("en")} cells read`,
    ...told("left out", leftOut),
    ...told("repaired", repaired),
    ...told("checked", checked),
  ];
}

function adoptedJson({ files, taken, kept }: TakenUp): object {
  return { files: files.map(({ path }) => path), taken, kept };
}
