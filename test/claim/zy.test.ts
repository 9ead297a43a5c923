import { test } from "vitest";
import { readFileSync } from "node:fs";
import { readDocuments } from "../../src/claim/readDocuments.ts";
import { exampleFiles } from "./examples.ts";
test("speed", async () => {
  const files = exampleFiles("corridor");
  // a 300 kB parameters document: 40 copies of the corridor's under other names
  const params = files.find((f) => f.path.includes("parameters"))!;
  const [head, ...rest] = params.text.split(/^parameters:\n/m);
  const body = rest.join("");
  const many = Array.from({ length: 45 }, (_, i) => body.replace(/^  ([a-z][A-Za-z]+):/gm, (m, n) => i === 0 ? m : `  ${n}Copy${i}:`)).join("");
  const big = { path: params.path, text: `${head}parameters:\n${many}` };
  const all = files.map((f) => (f === params ? big : f));
  const { readTree } = await import("../../src/quantity/document.ts");
  const { parseDocument, Lexer } = await import("yaml");
  const { readModel } = await import("../../src/model/readModel.ts");
  const { readParameters } = await import("../../src/parameters/readParameters.ts");
  const m = readModel(files.find((f) => f.path === "corridor.yaml")!, "corridor");
  for (let i = 0; i < 4; i++) {
    const t0 = performance.now();
    for (const _ of new Lexer().lex(big.text));
    const t1 = performance.now();
    parseDocument(big.text, { schema: "failsafe", uniqueKeys: false });
    const t2 = performance.now();
    readTree(big);
    const t3 = performance.now();
    readParameters(big, m);
    const t4 = performance.now();
    console.log("lex", t1 - t0, "yaml", t2 - t1, "tree", t3 - t2, "params", t4 - t3);
  }
  for (let i = 0; i < 4; i++) {
    const t = performance.now();
    readDocuments(all, "corridor");
    console.log(big.text.length, (performance.now() - t).toFixed(0), "ms");
  }
});
test("long chains", () => {
  const n = 8000;
  const stages = Array.from({ length: n }, (_, i) => `  s${i}: {passes: true, next: s${i + 1}}`).join("\n");
  const text = `pendency: model v1\ntitle: x\nruns: {for: 10 days}\nstages:\n  a: {arrivals: {rate: 1 per day}, dwell: 1 day, next: s0}\n${stages}\n  s${n}: {outcome: true}\n`;
  let t = performance.now();
  readDocuments([{ path: "m", text }], "m");
  console.log("stages", performance.now() - t);
  const params = Array.from({ length: n }, (_, i) => `  p${i}: {title: x, unit: share, kind: judgement, judgedBy: x, reason: x, value: p${i + 1}}`).join("\n");
  const text2 = `pendency: model v1\ntitle: x\nruns: {for: 10 days}\nparameters:\n${params}\n  p${n}: {title: x, unit: share, kind: judgement, judgedBy: x, reason: x, value: 1}\nstages:\n  a: {arrivals: {rate: 1 per day}, dwell: 1 day, next: {b: p0, c: rest}}\n  b: {outcome: true}\n  c: {outcome: true}\n`;
  t = performance.now();
  readDocuments([{ path: "m", text: text2 }], "m");
  console.log("params2", text2.length, performance.now() - t);
});
