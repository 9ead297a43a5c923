import { readSheet } from "read-excel-file/node"; import readXlsx from "read-excel-file/node";
for (const f of process.argv.slice(2)) { console.log("=====",f);
const all = await readXlsx(f); const s = all.find(s=>/^\s*Detention/.test(s.sheet)); console.log(s.sheet); const d=s.data;
d.forEach((r,i)=>{ r.forEach((v,j)=>{ if(v==="Oct"||v==="October") { let lab=[]; for(let k=j-1;k>=Math.max(0,j-2);k--) lab.push(r[k]); console.log(i+1,j,JSON.stringify(lab),"title:",JSON.stringify([d[i-1]?.[j-1],d[i-1]?.[j-2],d[i-1]?.[j-3]]),"last:",r.filter(x=>x!=null).at(-1)); for(let k=i+1;k<Math.min(i+60,d.length);k++){const a=d[k].slice(Math.max(0,j-2),j+2).map(x=>x==null?"":String(x).slice(0,40)); if(!a.join("")) break; if(k<i+16) console.log("    ",k+1,a.join("|"));} } }); }); }
