// How well walks with different half-lives foretold published series one, four and twelve months ahead, of figures to
// December 2022: the mean log density about the last figure known, with the size that the months before gave.
// node scripts/half-lives.mjs (docs/design.md cites what it prints)
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "./build.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
build(root);
const { driftSize } = await import("../dist/statistics/driftSize.js");
const { logGamma } = await import("../dist/quantity/specialFunctions.js");

const series = {
  "Border Patrol": ["ohss/ielp-2024-08", "usbp.total"],
  "Border Patrol, Chinese nationals": ["ohss/ielp-2024-08", "usbp.China"],
  ports: ["ohss/ielp-2024-08", "ofo.total"],
  "book-ins by ICE": ["ice/detention-statistics", "bookIns.ICE"],
  "mean stay": ["ice/detention-statistics", "lengthOfStay.total"],
  removals: ["ohss/ielp-2024-08", "iceRemovals.total"],
};
const halfLives = [6, 12, 24, 48, null];
const horizons = [1, 4, 12];
/** months with which the first size is worked out */
const fewest = 18;

/** Months since January 1970 and logs, to December 2022. */
function historyOf([publication, name]) {
  const row = new RegExp(`^${name.replaceAll(".", "\\.")}\\.(\\d{4})-(\\d\\d),[^,]*,([^,]+),`);
  const found = readFileSync(join(root, "facts", publication, "table.csv"), "utf8").split("\n");
  return found
    .flatMap((line) => {
      const [, year, month, value] = row.exec(line) ?? [];
      if (year === undefined || Number(year) > 2022 || !(Number(value) > 0)) return [];
      return [{ from: (Number(year) - 1970) * 12 + Number(month) - 1, months: 1, value: Math.log(Number(value)) }];
    })
    .sort((left, right) => left.from - right.from);
}

/** A sum of h steps of a t with 5 degrees has about the tails of one with 4 + h. */
function logDensity(error, deviation, degrees) {
  const z = error / (deviation * Math.sqrt((degrees - 2) / degrees));
  const scale = Math.log(deviation * Math.sqrt((degrees - 2) / degrees));
  const constant = logGamma((degrees + 1) / 2) - logGamma(degrees / 2) - 0.5 * Math.log(degrees * Math.PI);
  return constant - scale - ((degrees + 1) / 2) * Math.log(1 + (z * z) / degrees);
}

for (const [title, named] of Object.entries(series)) {
  const history = historyOf(named);
  const values = new Map(history.map(({ from, value }) => [from, value]));
  console.log(`${title} (${history.length} months)`);
  for (const halfLife of halfLives) {
    const kept = halfLife === null ? 1 : 0.5 ** (1 / halfLife);
    const scores = horizons.map(() => []);
    for (let count = fewest; count < history.length; count++) {
      const past = history.slice(0, count);
      const last = past[count - 1];
      const step = driftSize([past], { cut: 6, halfLife, degrees: 5 }).size / Math.sqrt(12);
      for (const [at, months] of horizons.entries()) {
        const value = values.get(last.from + months);
        if (value === undefined) continue;
        let variance = 0;
        for (let n = 0; n < months; n++) variance += (kept ** n * step) ** 2;
        scores[at].push(logDensity(value - last.value, Math.sqrt(variance), 4 + months));
      }
    }
    const means = scores.map((all) => (all.reduce((sum, one) => sum + one, 0) / all.length).toFixed(2));
    console.log(`  ${halfLife === null ? "none" : `${halfLife} months`}: ${horizons.map((h, at) => `${h} ahead ${means[at]}`).join(", ")}`); // prettier-ignore
  }
}
