// Where something of a model is written, said the same from wherever the model was opened.
import type { Position, Problem } from "../errors.ts";
import type { Model } from "../model/model.ts";

type OfModel = Pick<Model, "file">;

/** "scenarios/rush.yaml:12": for all that is kept; a message to somebody says the path as that person sees it. */
export function placeInModel({ file, line }: Pick<Position, "file" | "line">, model: OfModel): string {
  return `${pathInModel(file, model)}:${line}`;
}

/** What is wrong, as it is kept beside results. */
export function problemInModel({ at, ...problem }: Problem, model: OfModel): Problem {
  return { ...problem, at: at === null ? null : { ...at, file: pathInModel(at.file, model) } };
}

/** A document's path below the folder of the model document, with forward slashes; its bare name when it lies elsewhere. */
export function pathInModel(path: string, { file }: OfModel): string {
  const folder = file.replace(/[^/\\]*$/, "");
  const inside = path.startsWith(folder) ? path.slice(folder.length) : "";
  const isElsewhere = inside === "" || /^(?:[/\\]|\.\.|[A-Za-z]:)/.test(inside);
  return isElsewhere ? path.replace(/^.*[/\\]/, "") : inside.replaceAll("\\", "/");
}
