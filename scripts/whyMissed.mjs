// Why forecasts from 6 April 2024 missed, in plain words, by series and period: what was looked up in the model's documents
// as they are read on that day, and nothing that only later figures say.
export const whyMissed = {
  "encounters 2025-03": `
Encounters are an input of the model, and nothing in it makes them answer to a policy. As it stands on the day it goes on
from December 2023, a month of record, because months by nationality were out no further; CBP's totals of January and
February 2024 were out, but scenarios alone read them. From there a path wanders as far as its own history lets
it. The limits of June 2024 and the closing of January 2025, after which the border was nearly empty, were decided later. A
rule that goes on from the last total misses by almost as much.`,
  "receipts FY2025": `
Notices to appear are filed months after somebody is met, so that too many encounters become too many cases, and encounters
are the first of these misses. Rules of filing that came later are cut, and those of 2023 go on. Plain rules, which go on
from the receipts of 2023, are too high as well, but by less. The outcome itself is a quoted, rounded figure.`,
  "detained 2025-03": `
The model is too low from the first month on, and stays so: it does not start from the population published for February
2024, but from what its own record of arrivals, shares and stays gives. About as many are booked in as were, but
they leave too soon. Stays of fiscal year 2024 are judged in the model, after the year had ended; on the day they
are left out, and the shorter ones of 2023 go on. The published mean stay, known to February 2024, says how far stays may wander and
not how long they are. That 58 in 100 of those who are
transferred, and not flown at once, are never booked, where 12 were judged for that spring later, is made up for by arrivals that are too many. That arrests inside the country would rise from January 2025 nobody could know.`,
};
for (const [key, text] of Object.entries(whyMissed)) whyMissed[key] = text.trim().replaceAll("\n", " ");
