import { readSheet } from "read-excel-file/node";
const d = await readSheet(process.argv[2], process.argv[3]);
d.forEach((r,i)=>{ const s=r.map((v,j)=>[j,v]).filter(([,v])=>v!=null).map(([j,v])=>j+":"+String(v).slice(0,38)).join(" | "); if(s) console.log(i+1,s.slice(0,420)); });
