// A small model to begin with: the documents of a template, under a name of one's own.
import { lstatSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { refuseUsage } from "../errors.ts";
import { isModelName, namedTemplate } from "../documents/template.ts";
import type { DocumentFile } from "../reading/document.ts";
import { didYouMean } from "../reading/suggest.ts";
import { packageRoot } from "./packageRoot.ts";
import { filesBelow, isFolder, readText, shownPath } from "./readFiles.ts";
import { writeTogether } from "./writeTogether.ts";

/** Kinds of systems that a model can begin as. */
export function templateNames(): readonly string[] {
  return readdirSync(join(packageRoot(), "templates"))
    .filter((name) => !name.startsWith("."))
    .sort();
}

/**
 * A folder of that name with a model, scenarios, claims and a study, all of them or nothing.
 *
 * @param name also the name that documents call the model by
 * @returns names of the files
 * @throws PendencyError (usage) for a name that is none or is taken, a template nobody knows, or a place that cannot be
 *   written to
 */
export function writeNewModel(name: string, template: string): readonly string[] {
  if (!isModelName(name)) {
    const hint = "the folder is made where you are; documents call the model by its name";
    refuseUsage(
      "new",
      "a name of letters, digits and hyphens, 100 at most, such as my-office",
      name === "" ? "nothing" : `"${name}"`,
      hint,
    );
  }
  const known = templateNames();
  if (!known.includes(template))
    refuseUsage("--template", known.join(", "), `"${template}"`, didYouMean(template, known));
  if (lstatSync(name, { throwIfNoEntry: false }) !== undefined) {
    const got = `${shownPath(resolve(name))}, which is there (${isFolder(name) ? "a folder" : "a file"})`;
    refuseUsage("new", "a name that is not taken", got, "nothing was changed; name another, or move that one away");
  }
  if (!isFolder(dirname(resolve(name)))) refuseUsage("new", "a folder to write in", "none");
  const files = namedTemplate(templateTexts(template), name);
  writeTogether(
    name,
    files.map(({ path, text }) => ({ path: join(name, path), text })),
  );
  return files.map(({ path }) => path);
}

/** Its documents, by their names in its folder. */
export function templateTexts(template: string): readonly DocumentFile[] {
  const from = join(packageRoot(), "templates", template);
  return filesBelow(from, ".yaml").map((path) => ({
    path: path.slice(from.length + 1),
    text: readText(path).text,
  }));
}
