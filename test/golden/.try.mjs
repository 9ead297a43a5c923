import { goldenSystems } from "/work/main/test/golden/documents.ts";
import { runSystem } from "/work/main/test/golden/runSystem.ts";
const scale = Number(process.argv[2] ?? 1), only = process.argv[3];
for (const s of goldenSystems) {
  if (only && !s.title.includes(only)) continue;
  const t = Date.now();
  try {
    const rs = runSystem(s, 20261123, scale);
    const ms = Date.now() - t;
    for (const r of rs) console.log(r.id.padEnd(36), String(r.expected.toPrecision(6)).padStart(12), r.got.toPrecision(6).padStart(12), (r.halfWidth/Math.abs(r.expected)*100).toFixed(2)+"%", r.z.toFixed(2), r.verdict, ms+"ms");
  } catch (e) { console.log("ERR", s.title, String(e.message).slice(0, 700)); }
}
