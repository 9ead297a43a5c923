// A folder in which a script finds the package by its name, as in a project that has installed it.
import { mkdirSync, mkdtempSync, readdirSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Links of this kind need no special right on any system. */
const link = (target: string, path: string): void => symlinkSync(target, path, "junction");

/** @returns a folder that has this very package */
export function folderWithPackage(): string {
  const folder = mkdtempSync(join(tmpdir(), "pendency-installed-"));
  mkdirSync(join(folder, "node_modules"));
  link(root, join(folder, "node_modules", "pendency"));
  return folder;
}

/** Links in a folder's node_modules all that `npm ci` installed here. */
export function linkDependencies(folder: string): void {
  const here = join(root, "node_modules");
  for (const name of readdirSync(here)) {
    if (!name.startsWith(".") && name !== "pendency") link(join(here, name), join(folder, "node_modules", name));
  }
}
