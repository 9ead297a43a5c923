// Why forecasts from 6 April 2024 missed, in plain words, by series and period: what was looked up in the model's documents
// as they are read on that day, and nothing that only later figures say.
export const whyMissed = {
  "encounters 2025-03": `
Encounters are an input of the model, and nothing in it makes them answer to a policy. As it stands on the day they go on
from February 2024, the last month of which a total was out, after months of record. From there a path wanders as far as its
own history lets it, and halfway back in four years. The limits of June 2024 and the closing of January 2025, after which the
border was nearly empty, were decided later. A rule that goes on from the last total misses by almost as much.`,
  "receipts FY2025": `
Notices to appear are filed months after somebody is met, so that too many encounters become too many cases, and encounters
are the first of these misses. Rules of filing that came later are cut, and those of 2023 go on. Plain rules, which go on
from the receipts of 2023, are too high as well, but by less. The outcome itself is a quoted, rounded figure.`,
  "completions FY2025": `
Judges in post and the cases that one completes in a year go on as last known: 734 judges, and 785 cases in FY2023. The
outcome, a quoted and rounded figure, came from fewer judges in post, each of whom completed 1,230 cases a year from January
2025 on as the model reads it today, more than half as many again, and nothing that was published by the day spoke of it. The pace wanders as far as
its own history lets it, and no year known by then since FY2019 had more than 785. Rules that carry the growth of completions on came nearer; the model has no growth of pace.`,
};
for (const [key, text] of Object.entries(whyMissed)) whyMissed[key] = text.trim().replaceAll("\n", " ");
