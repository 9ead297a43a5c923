// Two editions of a publication in lines of text: what differs, and what the newer one would change in models.
import type { TakenUp } from "../documents/takeUpEdition.ts";
import type { EditionDiff, RowChange } from "../facts/diffEditions.ts";
import { counted } from "../quantity/numberWords.ts";
import type { EditionEffects } from "../judge/editionEffects.ts";

export function countsOf({ same, changed, added, gone }: EditionDiff): string {
  const count = (rows: readonly unknown[] | number): string =>
    (typeof rows === "number" ? rows : rows.length).toLocaleString("en");
  return `${count(same)} as before, ${count(changed)} changed, ${count(added)} new, ${count(gone)} no longer printed`;
}

/** Changed figures first: those are what a reader has to look at. */
export function describeDiff({ changed, added, gone }: EditionDiff, most: number): string[] {
  const meaning = changed.find((row) => row.meaning !== null)?.meaning;
  return [
    ...listed(changed, most),
    ...(meaning === undefined || meaning === null
      ? []
      : [`  they do not all count the same: ${meaning.before} → ${meaning.after}`]),
    ...ranged("new", added),
    ...ranged("no longer printed", gone),
  ];
}

function listed(rows: readonly RowChange[], most: number): string[] {
  const lines = rows.slice(0, most).map((row) => `  ${describeChange(row)}`);
  return rows.length > most ? [...lines, `  … and ${rows.length - most} more; --json has them all`] : lines;
}

function ranged(word: string, rows: readonly RowChange[]): string[] {
  if (rows.length === 0) return [];
  const names = rows.slice(0, 4).map(({ row }) => row);
  return [`  ${word}: ${names.join(", ")}${rows.length > 4 ? ` … ${rows.length} in all` : ""}`];
}

/** "births.north.2024-11: 860 → 870 persons" */
function describeChange({ row, before, after, unit }: RowChange): string {
  const figure = (value: number | null): string =>
    value === null ? "none" : value.toLocaleString("en", { maximumFractionDigits: 6 });
  return `${row}: ${figure(before)} → ${figure(after)} ${unit}`;
}

/** @param conflicts ids of figures that differ, publication beside publication */
export function describeConflicts(conflicts: readonly (readonly string[])[]): string[] {
  if (conflicts.length === 0) return [];
  const count = counted(conflicts.length, "figure differs", "figures differ");
  return [
    `${count} from what another publication prints for the same; facts/conflicts.yaml is the place to say why:`,
    ...conflicts.slice(0, 5).map((ids) => `  ${ids.join(" / ")}`),
    ...(conflicts.length > 5 ? [`  … and ${conflicts.length - 5} more; --json has them all`] : []),
  ];
}

export function describeTakingUp({ files, taken, kept }: TakenUp, before: string): string[] {
  const places = files.map(({ path }) => `${path} (${taken.filter(({ file }) => file === path).length})`);
  return [
    `Taken up in ${counted(taken.length, "place")}: ${places.join(", ") || "no document names it"}`,
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
    return `  ${where} ${word}: ${shown.join("; ")}${figures.length > 2 ? ` … ${counted(figures.length, "figure")}` : ""}`;
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
          `  ${counted(reached.length, "claim")} ${reached.length === 1 ? "rests" : "rest"} on runs that a changed value reaches: ${reached.join(", ")}`,
          `  run \`pendency claims ${model}\` to judge them anew`,
        ]),
  ];
}
