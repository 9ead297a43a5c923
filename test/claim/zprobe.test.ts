import { test } from "vitest";
import { readFileSync, readdirSync } from "node:fs";
import { readDocuments } from "../../src/claim/readDocuments.ts";
const walk = (d: string): string[] => readdirSync(d, { withFileTypes: true }).flatMap((e) => e.isDirectory() ? walk(`${d}/${e.name}`) : e.name.endsWith(".yaml") ? [`${d}/${e.name}`] : []);
test("probe", () => {
    const t = performance.now();
    const files = walk("models/us-removal").map((path) => ({ path, text: readFileSync(path, "utf8").replaceAll("departs: commercialSeats / seatBatch", "departs: 1 per week").replace(/departs: thirdC.*/, "departs: 1 per week") }));
    try { const { warnings, model } = readDocuments(files, "us-removal"); console.log("ok", model.stages.length, model.parameters.length, (performance.now() - t).toFixed(0), JSON.stringify(warnings.map((w) => w.path + ":" + w.got))); }
    catch (e) { console.log((e as Error).message); }
});
