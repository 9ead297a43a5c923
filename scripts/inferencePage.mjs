// The section of docs/verification/inference.md that `npm run inference-proof` makes. Knows nothing of processes.
import { wrapProse } from "./wrapProse.mjs";

const begin = "<!-- made by npm run inference-proof -->";
const end = "<!-- end of what is made -->";

/** @returns the page with its made part made of what is stored */
export function withThousandFits(page, stored) {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The page has no part between ${begin} and ${end}`);
  return `${page.slice(0, from)}${begin}\n\n${madeOf(stored)}\n${page.slice(to)}`;
}

function madeOf({ commit, sources, cases }) {
  const prose = wrapProse(
    `Made at commit ${commit}, sources ${sources}: a hash over the code of \`src/inference\`, \`src/statistics/matrices\`
and \`test/inference/selfConsistency.ts\`. \`npm run inference-proof -- --check\` says whether they are still the same.\n`,
  );
  return `${prose}\n${cases.map(tableOf).join("\n")}`;
}

function tableOf({ name, fits, bins, quantities, offDeviation, byChains, refused }) {
  const rows = quantities.map(({ chiSquare, odds, held }, q) => {
    const what = q < quantities.length - 1 ? `parameter ${q + 1}` : "first figure";
    return `| ${what} | ${chiSquare.toFixed(1)} | ${odds.toFixed(3)} | ${held.map((one) => ((100 * one) / fits).toFixed(1)).join(" | ")} |`;
  });
  return `${wrapProse(
    `**The ${name} model**, ${fits.toLocaleString("en-US")} fits: ${byChains} by chains, ${refused} refused by a gate. Posterior means lie
${offDeviation.toFixed(3)} posterior deviations from the truth (root mean square).\n`,
  )}
| quantity | χ² of ${bins} bins | odds | 50 % holds | 80 % holds | 95 % holds |
|---|---|---|---|---|---|
${rows.join("\n")}
`;
}
