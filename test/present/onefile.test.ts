// The workbench as one file: nothing that somebody wrote into it can run, and its policy lets nothing else in.
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { carriedParts, onefile } from "../../src/present/exported/onefile.ts";

type Onefile = Parameters<typeof onefile>[0];

const hostile = `"><script>alert(1)</script><img src=x onerror=alert(2)><!-- '`;
const parts = Object.fromEntries(carriedParts.map((part) => [part, "aGk="])) as Onefile["parts"];
const given: Onefile = {
  title: hostile,
  language: hostile,
  model: hostile,
  state: hostile,
  carries: [hostile],
  parts,
  script: "const seven = 7;",
  style: "p{color:red}",
};

test("titles, names and states are text in it, whatever they hold", () => {
  const page = onefile(given);
  expect(page).not.toContain("<img");
  expect(page).not.toContain("<!-- ");
  expect(page.match(/<script/g)).toHaveLength(carriedParts.length + 1);
  expect(page.match(/<\/script>/g)).toHaveLength(carriedParts.length + 1);
});

test("its policy names its one script and its one style by their hashes, and no network", () => {
  const hashed = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  const [, policy] = /Content-Security-Policy" content="([^"]+)"/.exec(onefile(given)) ?? [];
  expect(policy.split("; ")).toEqual([
    "default-src 'none'",
    `script-src ${hashed(given.script)} 'wasm-unsafe-eval'`,
    "worker-src blob:",
    `style-src ${hashed(given.style)}`,
    "img-src data: blob:",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ]);
});

test("what would end an element early is refused", () => {
  expect(() => onefile({ ...given, script: "'</script>'" })).toThrow("ends the element");
  expect(() => onefile({ ...given, script: "'<!--'" })).toThrow("ends the element");
  expect(() => onefile({ ...given, style: "p{}</style>" })).toThrow("ends the element");
  expect(() => onefile({ ...given, parts: { ...parts, texts: "aGk=</script>" } })).toThrow("not base64");
});
