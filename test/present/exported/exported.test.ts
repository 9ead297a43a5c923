// Charts that leave the page: each format is read back by its own rules and says what the chart is and where it is from.
import { crc32, deflateSync } from "node:zlib";
import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { walkXml } from "../../../src/import/xml.ts";
import { bibtex, cslJson, ris } from "../../../src/present/exported/citation.ts";
import { linkOf, oneLine, slugOf, type ChartOrigin } from "../../../src/present/exported/chartOrigin.ts";
import { csvFile } from "../../../src/present/exported/csvFile.ts";
import { frozenEmbed, liveEmbed } from "../../../src/present/exported/embedCode.ts";
import { pngWithOrigin } from "../../../src/present/exported/pngFile.ts";
import { previewSvg } from "../../../src/present/exported/previewSvg.ts";
import { stateSheet } from "../../../src/present/exported/stateSheet.ts";
import { escape } from "../../../src/present/html.ts";
import { svgFile } from "../../../src/present/exported/svgFile.ts";
import { label, svg } from "../../../src/present/svg.ts";
import { figures, words } from "../../../src/present/table.ts";

const origin: ChartOrigin = {
  title: "Pending cases end 12 % lower than without",
  description: "88 in July 2027. Without the changes 100.",
  model: { id: "county-court", title: "A county court", hash: "0123456789abcdef" },
  version: "0.1.0",
  commit: "a".repeat(40),
  made: "2026-11-29",
  link: "https://example.org/workbench/#1.abc_DEF-~x%7B",
  sources: ["court/report-2024: Annual report, 2024", "court/staff: Staff"],
  language: "en",
};
/** Whatever a title may hold, down to what no title should. */
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(..."{}\\$&#%_^~<>\"'`,;:=-+@\r\n\t aé—"), maxLength: 40 }),
);
const origins = fc.record({
  title: anyText,
  description: anyText,
  model: fc.record({
    id: fc.constantFrom("office", "us-removal"),
    title: anyText,
    hash: fc.constant("0123456789abcdef"),
  }),
  version: fc.constant("0.1.0"),
  commit: fc.constantFrom(null, "b".repeat(40)),
  made: fc.constant("2026-11-29"),
  link: fc.constantFrom("", "https://example.org/#1.{a}_%7B", "javascript:alert(1)", 'https://x.org/"><script>'),
  sources: fc.array(anyText, { maxLength: 3 }),
  language: fc.constantFrom("en", "es"),
});
const runs = { numRuns: 200, seed: 31 };
/** What any format keeps of a text: its characters, in one line. */
const kept = (text: string): string => oneLine(text);

/** One entry of BibTeX: fields in balanced braces, with what TeX acts upon read back as it prints. */
function readBibtex(text: string): { kind: string; key: string; fields: Record<string, string> } {
  const head = /^@(\w+)\{([^,\s{}"#%~\\]+),\n/.exec(text);
  if (head === null) throw new Error(`no entry: ${text}`);
  const fields: Record<string, string> = {};
  let at = head[0].length;
  while (text[at] !== "}") {
    const name = /^ {2}([a-z]+) = \{/.exec(text.slice(at));
    if (name === null) throw new Error(`no field at ${text.slice(at, at + 40)}`);
    at += name[0].length;
    const begins = at;
    for (let depth = 1; depth > 0; at++) {
      if (at >= text.length) throw new Error("a field that does not end");
      // BibTeX counts every brace, written behind a backslash or not
      if (text[at] === "{") depth++;
      if (text[at] === "}") depth--;
    }
    fields[name[1]] = text.slice(begins, at - 1);
    at += text[at] === "," ? 2 : 1;
  }
  if (text.slice(at) !== "}\n") throw new Error(`more than an entry: ${text.slice(at)}`);
  return { kind: head[1], key: head[2], fields };
}

const printed: Readonly<Record<string, string>> = {
  "\\textbackslash{}": "\\",
  "\\textasciicircum{}": "^",
  "\\textasciitilde{}": "~",
  "\\textbraceleft{}": "{",
  "\\textbraceright{}": "}",
};
function asPrinted(tex: string): string {
  return tex.replace(/\\text[a-z]+\{\}|\\([$&#%_])/g, (all, one: string | undefined) => one ?? printed[all]);
}

describe("BibTeX", () => {
  test("holds title, maker, date, model and address", () => {
    const { kind, key, fields } = readBibtex(bibtex(origin));
    expect([kind, key]).toEqual(["misc", "pendency-county-court-pending-cases-end-12-lower-than-01234567"]);
    expect(asPrinted(fields.title)).toBe(`{${origin.title}}`);
    expect(fields.author).toBe("{Pendency}");
    expect([fields.year, fields.month, fields.day]).toEqual(["2026", "11", "29"]);
    expect(fields.url).toBe(origin.link);
    expect(fields.note).toContain("model 0123456789abcdef, Pendency 0.1.0, commit aaaa");
  });

  test("of any title is one entry that prints that title", () => {
    fc.assert(
      fc.property(origins, (one) => {
        const { fields } = readBibtex(bibtex(one));
        expect(asPrinted(fields.title)).toBe(`{${kept(one.title)}}`);
      }),
      runs,
    );
  });
});

test("CSL-JSON is a list of one item with what its schema wants", () => {
  fc.assert(
    fc.property(origins, (one) => {
      const [item, ...others] = JSON.parse(cslJson(one)) as Record<string, unknown>[];
      expect(others).toEqual([]);
      expect(item).toMatchObject({ type: "dataset", title: kept(one.title), author: [{ literal: "Pendency" }] });
      expect(item.issued).toEqual({ "date-parts": [[2026, 11, 29]] });
      expect(item.URL).toBe(linkOf(one) === "" ? undefined : one.link);
      expect(item.id).toMatch(/^[\w-]+$/);
    }),
    runs,
  );
});

test("RIS has a tag on every line, begins with its type and ends with ER", () => {
  fc.assert(
    fc.property(origins, (one) => {
      const text = ris(one);
      expect(text.endsWith("\r\n")).toBe(true);
      const lines = text.slice(0, -2).split("\r\n");
      for (const line of lines) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- [^\r\n]*$/);
      expect([lines[0], lines.at(-1)]).toEqual(["TY  - DATA", "ER  - "]);
      const found = Object.fromEntries(lines.map((line) => [line.slice(0, 2), line.slice(6)]));
      expect(found.TI ?? "").toBe(kept(one.title));
      expect(found.DA).toBe("2026/11/29");
    }),
    runs,
  );
});

const table = {
  name: "t",
  caption: "",
  columns: [words("stage"), figures("people", "persons")],
  rows: [
    ["In line, first", 12.5],
    ['=HYPERLINK("x")', null],
    ["two\nlines", -3],
  ] as const,
};

test("CSV: lines behind # say what it is, and the rest is the table", () => {
  fc.assert(
    fc.property(origins, (one) => {
      const { text } = csvFile(table, one);
      const said = text.split("\r\n").filter((line) => line.startsWith("# "));
      expect(said).toContain(`# model hash: ${one.model.hash}`);
      const { data, errors } = Papa.parse<string[]>(text, { comments: "#", skipEmptyLines: true });
      expect(errors).toEqual([]);
      expect(data).toEqual([
        ["stage", "people (persons)"],
        ["In line, first", "12.5"],
        ['\'=HYPERLINK("x")', ""],
        ["two\nlines", "-3"],
      ]);
    }),
    runs,
  );
  const { name, text } = csvFile(table, origin);
  expect(name).toBe("county-court-pending-cases-end-12-lower-than.csv");
  expect(text.split("\r\n").slice(0, 3)).toEqual([
    `# title: ${origin.title}`,
    `# description: ${origin.description}`,
    "# model: A county court (county-court)",
  ]);
  expect(text).toContain(`# link: ${origin.link}\r\n# source: court/report-2024: Annual report, 2024\r\n`);
});

/** Elements with their text, after XML's own rules. */
function readXml(text: string): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  const open: string[] = [];
  const wrong = walkXml(text, {
    start: (name) => {
      open.push(name);
      (found[name] ??= []).push("");
    },
    end: () => open.pop(),
    text: (said) => {
      const list = found[open.at(-1) ?? ""];
      if (list !== undefined) list[list.length - 1] += said;
    },
  });
  expect(wrong).toBeNull();
  return found;
}

const picture = svg(
  { id: "c", title: "Chart", description: "d", width: 400, height: 200 },
  `<g role="button" tabindex="0">${label(5, 20, "A & B")}</g>`,
);

describe("SVG", () => {
  test("stands by itself, with its source under it and Dublin Core within", () => {
    const { name, text } = svgFile(picture, origin, { theme: "light" });
    expect(name).toBe("county-court-pending-cases-end-12-lower-than.svg");
    const found = readXml(text);
    // the frame's own title comes first
    expect(found.title).toEqual(["Chart", origin.title]);
    expect(found.creator).toEqual(["Pendency"]);
    expect(found.date).toEqual(["2026-11-29"]);
    expect(found.identifier).toEqual([origin.link]);
    expect(found.source).toContain("model hash: 0123456789abcdef");
    expect(found.source).toContain(`commit: ${"a".repeat(40)}`);
    expect(found.text.join(" ")).toContain("A county court, Pendency 0.1.0, model 0123456789abcdef");
    expect(text).not.toMatch(/role="button"|tabindex|<script|https?:\/\/(?!www\.w3\.org|purl\.org|example\.org)/);
  });

  test("is well-formed whatever titles hold, and brings in no script and no address but its own", () => {
    fc.assert(
      fc.property(origins, fc.constantFrom("light" as const, "dark" as const), (one, theme) => {
        const { text } = svgFile(picture, one, { theme });
        const found = readXml(text);
        expect(found.script).toBeUndefined();
        expect(text).not.toContain("javascript:");
      }),
      { numRuns: 100, seed: 32 },
    );
  });
});

describe("embedding", () => {
  test("live: a frame on the same state, and none where there is no address", () => {
    expect(liveEmbed(origin, { width: 640.2, height: 400 })).toContain(`<iframe src="${origin.link}" title="`);
    expect(liveEmbed({ ...origin, link: "javascript:alert(1)" }, { width: 1, height: 1 })).toBeNull();
    expect(liveEmbed({ ...origin, link: "" }, { width: 1, height: 1 })).toBeNull();
  });

  test("frozen: the picture itself comes out of the code again, with its source in words", () => {
    fc.assert(
      fc.property(origins, (one) => {
        const { text } = svgFile(picture, one, { theme: "light" });
        const code = frozenEmbed(text, one);
        const data = /src="data:image\/svg\+xml,([^"]*)"/.exec(code)?.[1] ?? "";
        expect(decodeURIComponent(data)).toBe(text);
        expect(data).not.toMatch(/[<>'"\s]/);
        expect(code.replace(data, "")).not.toMatch(/<script|javascript:/);
        expect(code.match(/<[a-z]+/g)).toEqual([
          "<figure",
          "<img",
          "<figcaption",
          ...(linkOf(one) === "" ? [] : ["<a"]),
        ]);
      }),
      { numRuns: 60, seed: 33 },
    );
  });
});

describe("a whole state as one file", () => {
  const said = {
    numbers: "The numbers",
    rows: (count: number) => `${count} rows`,
    skip: "Skip",
    moved: "Moved",
    nothingMoved: "Nothing",
    origin: "Origin",
    cite: "Cite",
    open: "Open",
  };

  test("runs nothing and fetches nothing, whatever its texts hold, and says each of them", () => {
    fc.assert(
      fc.property(origins, anyText, fc.array(anyText, { maxLength: 3 }), (one, text, more) => {
        const table = { name: "one", caption: text, columns: [words(text)], rows: [[text]] };
        const chart = { title: text, description: text, picture, style: "", table };
        const sheet = { title: text, sentences: more, moved: more, tables: [table], charts: [chart], origin: one };
        const { name, text: page } = stateSheet({ ...sheet, words: said });
        expect(name).toMatch(/^[A-Za-z0-9-]+\.html$/);
        expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'");
        const tags = [...page.matchAll(/<([a-z0-9]+)([^>]*)>/gi)];
        const found = new Set(tags.map(([, tag]) => tag.toLowerCase()));
        for (const tag of ["script", "img", "iframe", "object", "link", "form", "base"])
          expect(found).not.toContain(tag);
        for (const [, , attributes] of tags) expect(attributes).not.toMatch(/\son\w+=|javascript:|\ssrc=/i);
        const links = [...page.matchAll(/href="([^"]*)"/g)].map(([, to]) => to);
        expect(links.filter((to) => to !== "#main")).toEqual(linkOf(one) === "" ? [] : [linkOf(one)]);
        for (const own of more) expect(page).toContain(escape(own).replace(/(\d) %/g, "$1\u00a0%"));
      }),
      { numRuns: 60, seed: 35 },
    );
  });

  test("its preview is 1200 by 630, is well-formed, and holds title, sentence and chart", () => {
    fc.assert(
      fc.property(origins, anyText, (one, text) => {
        const card = previewSvg({ title: text, sentence: text, picture, style: "" }, one);
        expect(card).toContain('width="1200" height="630"');
        const names: string[] = [];
        const wrong = walkXml(card, { start: (tag) => void names.push(tag), end: () => {}, text: () => {} });
        expect(wrong).toBeNull();
        expect(names).not.toContain("script");
      }),
      { numRuns: 60, seed: 36 },
    );
    const card = previewSvg({ title: "A title", sentence: "A sentence.", picture, style: "" }, origin);
    for (const part of ["A title", "A sentence.", "A county court"]) expect(card).toContain(part);
    // the chart fills what is left of the card, and stays within it
    const [, x, y, scale] = /translate\(([\d.]+) ([\d.]+)\) scale\(([\d.]+)\)/.exec(card)?.map(Number) ?? [];
    const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(picture)?.map(Number) ?? [];
    expect(x + width * scale).toBeLessThanOrEqual(1200);
    expect(y + height * scale).toBeLessThanOrEqual(610);
    expect(height * scale).toBeGreaterThan(300);
  });
});

/** The smallest PNG there is: one grey pixel. */
function smallPng(): Uint8Array {
  const chunk = (kind: string, data: Uint8Array): Uint8Array => {
    const body = new Uint8Array([...new TextEncoder().encode(kind), ...data]);
    const whole = new Uint8Array(body.length + 8);
    new DataView(whole.buffer).setUint32(0, data.length);
    whole.set(body, 4);
    new DataView(whole.buffer).setUint32(body.length + 4, crc32(body));
    return whole;
  };
  const header = new Uint8Array([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const parts = [
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", new Uint8Array(deflateSync(new Uint8Array([0, 128])))),
    chunk("IEND", new Uint8Array()),
  ];
  return new Uint8Array(parts.flatMap((part) => [...part]));
}

test("PNG: every chunk has its checksum, texts say what it is, and the picture is untouched", () => {
  const png = pngWithOrigin(smallPng(), { ...origin, title: "Año 2027 – ½" });
  const view = new DataView(png.buffer);
  const texts: Record<string, string> = {};
  const kinds: string[] = [];
  for (let at = 8; at < png.length;) {
    const length = view.getUint32(at);
    const body = png.subarray(at + 4, at + 8 + length);
    expect(view.getUint32(at + 8 + length)).toBe(crc32(body));
    const kind = new TextDecoder().decode(body.subarray(0, 4));
    kinds.push(kind);
    if (kind === "iTXt") {
      const [keyword, , , , , text] = new TextDecoder().decode(body.subarray(4)).split("\0");
      texts[keyword] = text;
    }
    at += 12 + length;
  }
  expect([kinds[0], kinds.at(-2), kinds.at(-1)]).toEqual(["IHDR", "IDAT", "IEND"]);
  expect(texts).toMatchObject({ Title: "Año 2027 – ½", "Model hash": "0123456789abcdef", Link: origin.link });
  expect(() => pngWithOrigin(new Uint8Array(40), origin)).toThrow(/bytes of a PNG/);
});

test("a file's name is made of letters that every system allows", () => {
  expect(slugOf({ ...origin, title: "Añejo: ¿qué pasa? / ../x" })).toBe("county-court-anejo-que-pasa-x");
  expect(slugOf({ ...origin, title: "我们" })).toBe("county-court");
});
