import readXlsx, * as m from "read-excel-file/node";
console.log(Object.keys(m));
import fs from "node:fs";
const t = Date.now();
const r = await readXlsx(process.argv[2]);
console.log(Date.now() - t, Array.isArray(r), r.length, r[0] && Object.keys(r[0]));
for (const s of r) {
  const d = s.data;
  console.log("###", s.sheet, d.length, d[0]?.length);
  const n = +process.argv[3] || 0;
  for (const row of d.slice(0, n)) console.log(JSON.stringify(row.slice(0, +process.argv[4] || 14)));
}
