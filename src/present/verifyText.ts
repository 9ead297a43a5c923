// A verification as one sentence, and a line for each file that it rests on.
import type { FileVerdict, Verification } from "../ask/frozen/verification.ts";
import { counted, number } from "../quantity/numberWords.ts";
import { foldLines } from "./fold.ts";
import type { TerminalStyle } from "./terminalStyle.ts";

/** @param how "Made again by Pendency 0.1.0 …": what stands under the sentence */
export function verifyText(found: Verification, how: string, style: TerminalStyle): string {
  const changed = found.files.filter(({ isChanged }) => isChanged).map(({ name }) => name);
  const after = changed.length === 0 ? [] : [`Changed after it was written: ${changed.join(", ")}.`];
  const files = found.files.length > mostFiles ? found.files.filter(({ result }) => result !== "same") : found.files;
  return [
    foldLines(style.bold(verifySentence(found)), style),
    ...[...after, how].map((line) => foldLines(line, style)),
    "",
    ...files.slice(0, mostFiles).map(fileLine),
  ].join("\n");
}

const mostFiles = 30;

export function verifySentence({ result, numbers, different, largest, files }: Verification): string {
  const unchecked = files.filter((file) => file.result === "not checked").map(({ name }) => name);
  const not = unchecked.length === 0 ? "" : ` Could not be checked: ${unchecked.join(", ")}.`;
  const checked = files.length - unchecked.length;
  if (checked === 0) return `Nothing could be checked: ${unchecked.join(", ")}.`;
  if (result !== "different") {
    const what =
      unchecked.length === 0 ? `all ${counted(checked, "file")}` : `${checked} of ${counted(files.length, "file")}`;
    return `The same to the byte: ${what}, with ${counted(numbers, "number")}.${not}`;
  }
  if (largest === null) {
    const where = files.flatMap(({ name, words }) => (words === null ? [] : [`${name}, ${words}`])).join("; ");
    return `No number of ${number(numbers, "exact")} differs, but something else does (${where || "how it is written"}).${not}`;
  }
  const { file, at, left, right, share } = largest;
  const by = share === null ? "" : `, by up to ${shareText(share)} of the number`;
  return `${differing(different, numbers)}${by}: ${file}, ${at}, ${left ?? "none"} against ${right ?? "none"}.${not}`; // prettier-ignore
}

function differing(different: number, numbers: number): string {
  return `${number(different, "exact")} of ${counted(numbers, "number")} ${different === 1 ? "differs" : "differ"}`;
}

function shareText(share: number): string {
  return share >= 1e-4 ? `${Number((100 * share).toPrecision(2))} %` : share.toExponential(1);
}

function fileLine({ name, result, why, numbers, different, words }: FileVerdict): string {
  const of = numbers === null ? "" : ` (${counted(numbers, "number")})`;
  if (result === "same") return `  ${name}: the same to the byte${of}`;
  if (result === "not checked") return `  ${name}: not checked, ${why}`;
  if (numbers === null) return `  ${name}: other bytes`;
  const places = [
    ...(different > 0 ? [differing(different, numbers)] : []),
    ...(words === null ? [] : [`other words or rows, first at ${words}`]),
  ];
  return `  ${name}: ${places.length === 0 ? "written otherwise, with the same content" : places.join("; ")}`;
}
