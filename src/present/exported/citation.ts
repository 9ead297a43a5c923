// How to cite a chart: as BibTeX, CSL-JSON and RIS, which programs for references read.
import { creator, linkOf, oneLine, slugOf } from "./chartOrigin.ts";
import type { ChartOrigin } from "./chartOrigin.ts";

interface Cited {
  readonly key: string;
  readonly title: string;
  readonly note: string;
  readonly link: string;
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

function citedOf(origin: ChartOrigin): Cited {
  const [year = "", month = "", day = ""] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(origin.made)?.slice(1) ?? [];
  const { model, version, commit } = origin;
  const built = commit === null ? "" : `, commit ${commit}`;
  return {
    key: `pendency-${slugOf(origin)}-${model.hash.slice(0, 8).replace(/[^A-Za-z0-9]/g, "")}`,
    title: oneLine(origin.title),
    note: oneLine(`${model.title}, model ${model.hash}, ${creator} ${version}${built}`),
    link: linkOf(origin),
    year,
    month,
    day,
  };
}

/** Of kind misc, which every style knows. Characters that TeX acts upon are written so that it prints them. */
export function bibtex(origin: ChartOrigin): string {
  const { key, title, note, link, year, month, day } = citedOf(origin);
  const fields: readonly (readonly [string, string])[] = [
    ["author", `{${creator}}`],
    // braces within keep capitals as they are
    ["title", `{${tex(title)}}`],
    ["year", year],
    ["month", month === "" ? "" : String(Number(month))],
    ["day", day === "" ? "" : String(Number(day))],
    ["howpublished", tex("Chart from a simulation")],
    ["note", tex(note)],
    ["url", urlInTex(link)],
  ];
  const lines = fields.filter(([, value]) => value !== "").map(([name, value]) => `  ${name} = {${value}}`);
  return `@misc{${key},\n${lines.join(",\n")}\n}\n`;
}

const acted: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  // BibTeX counts braces, a backslash before them or not
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  $: "\\$",
  "&": "\\&",
  "#": "\\#",
  "%": "\\%",
  _: "\\_",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
};

function tex(text: string): string {
  return [...text].map((character) => acted[character] ?? character).join("");
}

/** An address is set as it stands; what would unbalance the entry is written in hexadecimal. */
function urlInTex(link: string): string {
  return link.replace(/[{}\\]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** One item, as citation programs exchange them. */
export function cslJson(origin: ChartOrigin): string {
  const { key, title, note, link, year, month, day } = citedOf(origin);
  const item = {
    id: key,
    type: "dataset",
    title,
    author: [{ literal: creator }],
    publisher: creator,
    version: origin.version,
    note,
    language: origin.language,
    ...(year === "" ? {} : { issued: { "date-parts": [[Number(year), Number(month), Number(day)]] } }),
    ...(link === "" ? {} : { URL: link }),
  };
  return `${JSON.stringify([item], null, 2)}\n`;
}

/** Two letters, two spaces, a hyphen and a space before each value; lines end in CR LF. */
export function ris(origin: ChartOrigin): string {
  const { key, title, note, link, year, month, day } = citedOf(origin);
  const lines: readonly (readonly [string, string])[] = [
    ["TY", "DATA"],
    ["ID", key],
    ["TI", title],
    ["AU", creator],
    ["PB", creator],
    ["PY", year],
    ["DA", year === "" ? "" : `${year}/${month}/${day}`],
    ["ET", oneLine(origin.version)],
    ["LA", oneLine(origin.language)],
    ["N1", note],
    ["UR", link],
  ];
  const said = lines.filter(([, value]) => value !== "").map(([tag, value]) => `${tag}  - ${value}\r\n`);
  return `${said.join("")}ER  - \r\n`;
}
