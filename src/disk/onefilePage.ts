// The workbench as one file, made of the built page and of a model's documents.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { carriedParts, onefile } from "../present/exported/onefile.ts";
import { carriedLines } from "../present/exported/carriedLines.ts";
import { modelOrigin } from "../ask/live/modelOrigin.ts";
import type { Documents } from "../documents/documents.ts";
import { packsBeside } from "./packs.ts";
import { pageFolder } from "./servePage.ts";

export const onefileName = "workbench.html";

/** @param state behind # of a link to what is shown first; "": the model as it opens */
export function onefilePage(documents: Documents, state: string): string {
  const { id, title } = documents.model;
  const textOf = packsBeside(documents);
  const nameOf = (part: string): string =>
    part === "templates" ? "packs/templates.json" : `packs/${id}${part === "pack" ? "" : `.${part}`}.txt`;
  const parts = carriedParts.map((part) => [
    part,
    gzipSync(textOf(nameOf(part)) ?? "", { level: 9 }).toString("base64"),
  ]);
  const [script, style] = ["js", "css"].map((ending) =>
    readFileSync(join(pageFolder(), "onefile", `page.${ending}`), "utf8"),
  );
  return onefile({
    title: `${title} · Pendency`,
    language: "en",
    model: id,
    state,
    carries: carriedLines({ id, hash: modelOrigin(documents).hash, isEdited: false }),
    parts: Object.fromEntries(parts) as Record<(typeof carriedParts)[number], string>,
    script,
    style,
  });
}

/** The same page with what it carries written out: machines squeeze one text to different bytes. */
export function unsqueezedPage(page: string): string {
  return page.replaceAll(
    /(<script type="application\/octet-stream;base64" id="[\w-]+">)([\w+/]+=*)(?=<)/g,
    (_, begin: string, base64: string) => begin + gunzipSync(Buffer.from(base64, "base64")).toString("latin1"),
  );
}
