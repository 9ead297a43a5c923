// node bench/targeted/firstNumbers.mjs [VALUES] [MODEL]: how far the first numbers of a move are from those of its run, for each
// lever of a model at some values from end to end, with the question as it stands as the run that corrects.
import { LiveModel } from "../../dist/ask/live/liveModel.js";
import { modelFace } from "../../dist/ask/live/modelFace.js";
import { openModel } from "../../dist/disk/openModel.js";
import { noGates } from "../../dist/judge/verdictGate.js";

const [values = "12", model = "us-removal"] = process.argv.slice(2);
const documents = openModel(model);
const { levers, with: stack } = modelFace(documents);
const movable = levers.filter(
  ({ value, changedBy }) => value !== null && !changedBy.some((one) => stack.includes(one)),
);
const [live, runs] = [new LiveModel(documents, noGates), new LiveModel(documents, noGates)];
live.answer({ stack, levers: [] });
live.settle();

/** Series by series, the last side; what the question asks about; and each quantity by itself. */
function numbersOf({ panels, plain, measures }) {
  const total = plain?.rows.at(-1);
  const asked = [total?.before, total?.without, total?.with].map((spread) => spread?.median ?? 0);
  return [
    ...panels.map(({ key, bands }) => [key, bands.at(-1).median]),
    ["the question", asked],
    ...measures.map(({ name, now }) => [`quantity ${name}`, [now ?? 0]]),
  ];
}

/** Gaps as a part of the highest number, and of the number itself or a hundredth of the highest, whichever is more. */
function gapsOf(first, run) {
  const top = Math.max(1e-9, ...run.map(Math.abs));
  const gaps = run.map((value, i) => Math.abs(first[i] - value));
  return [gaps.map((gap) => gap / top), gaps.map((gap, i) => gap / Math.max(0.01 * top, Math.abs(run[i])))];
}

const worst = new Map();
for (const { parameter, from, to, step } of movable) {
  for (let nth = 0; nth < Number(values); nth++) {
    const rough = from + ((to - from) * (nth + 0.5)) / Number(values);
    const value = Number((from + Math.round((rough - from) / step) * step).toPrecision(12));
    const moves = { stack, levers: [[parameter, value]] };
    const first = numbersOf(live.first(moves));
    numbersOf(runs.answer(moves)).forEach(([name, run], i) => {
      gapsOf(first[i][1], run).forEach((gaps, way) => {
        const known = worst.get(`${way} ${name}`) ?? { off: 0 };
        const off = Math.max(...gaps);
        if (off >= known.off) worst.set(`${way} ${name}`, { way, name, off, at: `${parameter} ${value}` });
      });
    });
  }
}
["of the highest number", "of the number itself"].forEach((of, way) => {
  console.log(`furthest off, as a part ${of}:`);
  for (const { name, off, at } of [...worst.values()].filter((one) => one.way === way).sort((a, b) => b.off - a.off)) {
    console.log(`${(100 * off).toFixed(2).padStart(8)} %  ${name} (${at})`);
  }
});
