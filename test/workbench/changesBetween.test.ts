// A picture that moves is changed where it differs, and drawn anew where its elements are others.
import { expect, test } from "vitest";
import { escape } from "../../src/present/html.ts";
import { changesBetween } from "../../src/workbench/views/changesBetween.ts";

const line = (path: string, says: string): string =>
  `<svg viewBox="0 0 9 9"><title>${escape(says)}</title><path class="lv l1" d="${path}"/><text x="1">end</text></svg>`;

test("a line that moves changes its path alone, and what is said of it the text alone", () => {
  expect(changesBetween(line("M0 0L1 1", "up"), line("M0 0L1 1", "up"))).toEqual([]);
  expect(changesBetween(line("M0 0L1 1", "up"), line("M0 1L1 0", "up"))).toEqual([
    { node: 3, attribute: "d", value: "M0 1L1 0" },
  ]);
  expect(changesBetween(line("M0 0", "up"), line("M0 0", `<b> & "down"`))).toEqual([
    { node: 2, attribute: "", value: `<b> & "down"` },
  ]);
});

test("other elements, attributes or texts, and an entity that is none of ours, are drawn anew", () => {
  const others = [
    ["<g><path/></g>", "<g></g>"],
    ["<g><path/></g>", "<g><rect/></g>"],
    [`<path d="1"/>`, `<path x="1"/>`],
    [`<path d="1"/>`, `<path d="1" x="2"/>`],
    ["<g>text</g>", "<g><path/></g>"],
    ["<g>text</g>", "<g></g>"],
    ["<g>text</g>", "<g>te&nbsp;xt</g>"],
    [`<path d="1"/>`, `<path d="&nbsp;"/>`],
    ["<g></g><g></g>", "<g><g></g></g>"],
  ];
  for (const [before, after] of others) expect([before, changesBetween(before, after)]).toEqual([before, null]);
});
