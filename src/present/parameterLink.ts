// Links to rows of the page, only where the row is there.
import { anchor, escape } from "./html.ts";
import type { FactRow } from "../ask/report/provenanceRows.ts";
import type { ReportInput } from "../ask/report/reportInput.ts";

/** The title as a link to the parameter's row under "Every number that goes in". */
export function parameterLink({ parameters }: ReportInput, name: string, title: string): string {
  const isThere = parameters.some((parameter) => parameter.name === name);
  return isThere ? `<a href="#${anchor("parameter", name)}">${escape(title)}</a>` : escape(title);
}

/** The text as a link to the fact under "Sources". */
export function factLink(fact: Pick<FactRow, "id">, text: string): string {
  return `<a href="#${anchor("fact", fact.id)}">${escape(text)}</a>`;
}
