// Tables of observed figures that lie beside a forecasts document.
import { dirname, join } from "node:path";
import type { ForecastsDocument } from "../claim/forecasts.ts";
import type { DocumentFile } from "../reading/document.ts";
import { exists, readText } from "./readFiles.ts";

/** Tables that a forecasts document names and that are beside it, by their names. */
export function tablesBeside(document: ForecastsDocument): Readonly<Record<string, DocumentFile>> {
  const names = document.series.flatMap(({ observed }) => (observed.kind === "file" ? [observed.file.text] : []));
  const found = [...new Set(names)].flatMap((name) => {
    const path = join(dirname(document.path), name);
    return exists(path) ? [[name, readText(path)] as const] : [];
  });
  return Object.fromEntries(found);
}
