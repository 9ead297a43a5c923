// A passport office: how long people wait, what a rush and one more officer change, and whether a claim holds.
import { askClaims, askComparison, askRun } from "pendency";
import { onThreads, openModel } from "pendency/node";

const office = openModel("passport-office");
const conduct = { executor: onThreads() };
const say = (title, { mean, standardError, unit }) =>
  console.log(`${title}: ${mean.toFixed(2)} ± ${standardError.toFixed(2)} ${unit}`);

const { study } = await askRun(office, { replications: 20 }, conduct);
for (const measure of study.stacks[0].measures) say(measure.title, measure);

const stacks = [["rush"], ["rush", "oneMore"]];
const { differences } = await askComparison(office, { stacks, replications: 20 }, conduct);
for (const one of differences) say(`${one.name}, ${one.stack} less ${one.against}`, one);

const { verdicts } = await askClaims(office, { replications: 20 }, conduct);
for (const { words, verdict, probability } of verdicts)
  console.log(`${words} ${verdict} (${(100 * probability).toFixed(0)} %)`);
