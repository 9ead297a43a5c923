// What an import tells: what was read, what differs, what it would change, and what took it up.
import type { TakenUp } from "../../documents/takeUpEdition.ts";
import type { EditionDiff } from "../../facts/diffEditions.ts";
import type { ImportReport } from "../../import/account.ts";
import type { EditionEffects } from "../../judge/editionEffects.ts";
import { describeChange } from "./factsDiff.ts";

export function describeReport({ file, sha256, read, leftOut, repaired, checked }: ImportReport): string[] {
  const told = (word: string, tallies: ImportReport["leftOut"]): string[] =>
    tallies.map(({ what, count, first }) => `  ${word} ${count.toLocaleString("en")}: ${what} (first ${first})`);
  return [
    `  ${file}, SHA-256 ${sha256}: ${read.toLocaleString("en")} cells read`,
    ...told("left out", leftOut),
    ...told("repaired", repaired),
    ...told("checked", checked),
  ];
}

export function describeConflicts(conflicts: readonly (readonly string[])[]): string[] {
  if (conflicts.length === 0) return [];
  const count = `${conflicts.length} ${conflicts.length === 1 ? "figure differs" : "figures differ"}`;
  return [
    `${count} from what another publication prints for the same; facts/conflicts.yaml is the place to say why:`,
    ...conflicts.slice(0, 5).map((ids) => `  ${ids.join(" / ")}`),
    ...(conflicts.length > 5 ? [`  … and ${conflicts.length - 5} more; --json has them all`] : []),
  ];
}

export function adoptedJson({ files, taken, kept }: TakenUp): object {
  return { files: files.map(({ path }) => path), taken, kept };
}

export function describeTakingUp({ files, taken, kept }: TakenUp, before: string): string[] {
  const places = files.map(({ path }) => `${path} (${taken.filter(({ file }) => file === path).length})`);
  return [
    `Taken up in ${taken.length} ${taken.length === 1 ? "place" : "places"}: ${places.join(", ") || "no document names it"}`,
    ...kept.slice(0, 12).map(({ file, line, id, because }) => `  ${file}:${line} goes on naming ${id}: ${because}`),
    ...(kept.length > 12 ? [`  … and ${kept.length - 12} more; --json has them all`] : []),
    `${before} stays as the edition before it, for --as-of and for facts diff.`,
  ];
}

export function describeEffects(
  { model, inputs, targets, verdicts, reached }: EditionEffects & { readonly model: string },
  diff: EditionDiff,
): string[] {
  const nothing = inputs.length + targets.length + verdicts.length === 0;
  if (nothing) return [`${model} names no figure that changes.`];
  const revised = new Set(diff.changed);
  const inputLines = inputs.map(({ where, how, figures }) => {
    const shown = [...figures]
      .sort((a, b) => Number(revised.has(b)) - Number(revised.has(a)))
      .slice(0, 2)
      .map(describeChange);
    const word = how === "value" ? "changes" : "cites, and stands until it is revised";
    return `  ${where} ${word}: ${shown.join("; ")}${figures.length > 2 ? ` … ${figures.length} figures` : ""}`;
  });
  return [
    `If ${model} took it up:`,
    ...inputLines,
    ...targets.map(({ id, figure }) => `  target ${id}: ${describeChange(figure)}`),
    ...verdicts.map(
      ({ id, before, after, figures }) =>
        `  claim ${id}: ${before === after ? `${after} as before` : `${before} → ${after}`} (${figures.map(describeChange).join("; ")})`,
    ),
    ...(reached.length === 0
      ? []
      : [
          `  ${reached.length} claims rest on runs that a changed value reaches: ${reached.join(", ")}`,
          `  run \`pendency claims ${model}\` to judge them anew`,
        ]),
  ];
}
