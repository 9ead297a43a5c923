// Documents of a test in a folder of their own, and the claim that two tests of commands share.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** @returns the new folder */
export function folderWith(texts: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "pendency-cli-"));
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
  return folder;
}

/** @param month in which the line is measured */
export const shorterLine = (month: string): string => `pendency: claims v1
for: office
claims:
  shorter-line:
    words: One more officer shortens the line.
    said: {by: a test, date: 2025-01, source: invented}
    kind: prediction
    measure: {waiting: counter, window: ${month}, scenario: oneMore}
    against: {scenario: baseline}
    compare: ratio
    holdsIf: at most 1
`;
