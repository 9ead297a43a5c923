// Many days of an emergency department, each from empty, in one process on one thread; prints one JSON line. Build first
// (npm run build).
//   node bench/peers/emergency.mjs DAYS [measures|full] [folder with dist]
// measures: every day has the quantities that the peer counts as well, and the first one all that an ordinary run counts;
// full: every day has series, waits and the digest.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [days, how = "measures", build = new URL("../..", import.meta.url).pathname] = process.argv.slice(2);
const from = (path) => import(pathToFileURL(resolve(build, "dist", path)).href);
const { openModel } = await from("disk/openModel.js");
const { askRun } = await from("ask/run.js");
const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));

const processorSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
const documents = openModel(new URL("models/emergency.yaml", import.meta.url).pathname);
const before = processorSeconds();
const { study } = await askRun(documents, { replications: Number(days), ...(how === "measures" ? { inFull: 1 } : {}) });
const [{ measures }] = study.stacks;
// measures of time are in days; the peer tells minutes
const scale = ({ unit }) => (unit === "days" ? 24 * 60 : 1);
const row = (one) => [one.name, { mean: one.mean * scale(one), error: one.standardError * scale(one) }];
const whole = processorSeconds();
console.log(
  JSON.stringify({
    peer: `Pendency ${version}, ${how === "measures" ? "the quantities" : "with series, waits and digests"}`,
    days: Number(days),
    // the whole process, its start included, and of that the replications with their summary
    seconds: whole,
    replications: whole - before,
    measures: Object.fromEntries(measures.map(row)),
  }),
);
