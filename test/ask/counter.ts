// A counter that publishes how many came and how many are inside, with a truth that is known: small enough to be calibrated at once.

/** How many come and how long they stay is uncertain, and so is a price that no figure shows. */
export const model = `pendency: model v1
title: A counter
runs: {from: 2022-01-01, through: 2023-12-31}
fiscalYear: starts January
parameters:
  coming: {title: Coming, unit: per day, kind: judgement, judgedBy: a test, reason: invented, value: 100 per day, uncertainty: {times: {lognormal: {median: 1, p95: 1.5}}}}
  staying: {title: Stay, unit: days, kind: judgement, judgedBy: a test, reason: invented, value: 20 days, uncertainty: {times: {lognormal: {median: 1, p95: 1.5}}}}
  late: {title: Who stays longer, unit: share, kind: judgement, judgedBy: a test, reason: invented, value: 5%, uncertainty: {is: {uniform: {from: 4%, to: 6%}}}}
  walk: {title: Coming against the last known, unit: share, kind: judgement, judgedBy: a test, reason: invented, value: 1, drift: {size: 30%, in: logs, from: 2022-07-01}}
stages:
  door: {arrivals: {rate: coming * walk}, dwell: staying, next: desk}
  desk: {dwell: 5 days, next: {later: late, done: rest}}
  later: {dwell: 300 days, next: done}
  done: {outcome: true}
quantities:
  inside: {title: Inside, stock: door, at: 2023-06-01}
`;
export const forecasts = `pendency: forecasts v1
for: counter
origins: {from: 2023-01-01, through: 2023-01-01, every: 3 months}
draws: 8
step: 2 days
families:
  flows: {title: Flows, horizons: [1 month, 3 months], baseline: last value}
series:
  came: {title: Came, family: flows, measure: {entries: door}, every: month, observed: observed.csv}
  inside: {title: Inside, family: flows, measure: {stock: door}, taken: on average, every: month, observed: observed.csv}
`;
export const calibration = `pendency: calibration v1
for: counter
members: 150
targets:
  came: {error: 1%, judgedBy: a test, reason: counted}
  inside: {error: 1%, discrepancy: {size: 2%, halfLife: 2 months}, judgedBy: a test, reason: counted}
`;
export const months = Array.from({ length: 12 }, (_, n) => `2022-${String(n + 1).padStart(2, "0")}`);
export const daysOf = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** 120 a day come and stay 25 days: those inside are 3,000 once the first have left. */
export const figures = (perDay = 120, stay = 25): string =>
  [
    "series,period,value",
    ...months.map((month, n) => `came,${month},${perDay * daysOf[n]}`),
    ...months.slice(1).map((month) => `inside,${month},${perDay * stay}`),
    "",
  ].join("\n");
