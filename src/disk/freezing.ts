// How commands put their runs down, so that `pendency verify` can make them again.
import type { FrozenCommand } from "../ask/frozen/frozenRun.ts";
import type { Documents } from "../documents/documents.ts";
import type { DocumentFile } from "../reading/document.ts";
import type { Study } from "../study/study.ts";
import type { FreezeAsked, ShownBeside } from "./frozenFolder.ts";

/** Options that decide nothing of what is written. */
const onlyConduct = [
  "quiet",
  "keep",
  "edition",
  "since",
  "beside",
  "store",
  "color",
  "workers",
  "out",
  "maxMemory",
  "log",
  "maxLog",
  "open",
  "agreement",
  "shown",
];

/**
 * A command begins; what it knows of its run at the end becomes the record.
 *
 * @param options of the command line, by their names in it
 * @param given   what it reads beside the documents
 */
export function freezing(
  command: FrozenCommand,
  asked: string,
  options: { readonly log?: string },
  documents: Documents,
  given: readonly DocumentFile[] = [],
): (study: Study | null, isWhole: boolean, shown?: ShownBeside) => FreezeAsked {
  const began = new Date();
  const { log } = options;
  const said = Object.entries(options).filter(
    // a run measures more where its object is printed
    ([name, value]) => value !== undefined && !onlyConduct.includes(name) && (name !== "json" || command === "run"),
  );
  const kept = { ...Object.fromEntries(said), ...(log === undefined ? {} : { replications: "1" }) };
  const line = ["pendency", command, asked, ...said.flatMap(([name, value]) => wordsOf(name, value))].join(" ");
  return (study, isWhole, shown) => ({ command, asked, options: kept, given, documents, study, isWhole, line, began, ...(shown === undefined ? {} : { shown }) }); // prettier-ignore
}

function wordsOf(name: string, value: unknown): readonly string[] {
  const flag = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  if (value === true) return ["grid", "levers"].includes(name) ? [] : [`--${flag}`];
  if (value === false) return [`--no-${flag}`];
  const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
  return texts.flatMap((text) => [
    `--${flag}`,
    /^[\w.:=+/-]+$/.test(String(text)) ? String(text) : `"${String(text)}"`,
  ]);
}
