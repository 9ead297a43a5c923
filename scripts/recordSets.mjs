// Several backtests of one model set side by side: the same figures, forecast in different ways.

/**
 * Sums of CRPS before ratios, over figures that every set and the family's baseline have forecast and somebody has
 * published.
 *
 * @param sets     name > forecasts, as `pendency backtest --json` prints them
 * @param families each with name and baseline
 * @returns a row a family and part, and one a part for all of them: geometric mean of the ratios, sum of what was held
 */
export function sideBySide(sets, families, model) {
  const names = Object.keys(sets);
  const own = names.map((name) => byFigure(sets[name].filter(({ forecaster }) => forecaster === model)));
  const rows = families.flatMap(({ name: family, baseline }) => {
    const theirs = byFigure(sets[names[0]].filter(({ forecaster }) => forecaster === baseline));
    return ["D", "H"].flatMap((part) => {
      const keys = [...own[0].keys()].filter((key) => {
        const { family: of, part: at, published } = own[0].get(key);
        return of === family && at === part && published !== null && own.every((each) => each.has(key));
      });
      if (keys.length === 0) return [];
      const paired = keys.filter((key) => theirs.has(key));
      const divisor = sumOf(paired, theirs);
      const by = names.map((name, at) => {
        const held = keys.filter((key) => isHeld(own[at].get(key))).length;
        return [name, { ratio: divisor === 0 ? null : sumOf(paired, own[at]) / divisor, held }];
      });
      return [{ family, part, scored: keys.length, by: Object.fromEntries(by) }];
    });
  });
  return { rows, whole: ["D", "H"].flatMap((part) => wholeOf(rows, part, names)) };
}

function wholeOf(rows, part, names) {
  const all = rows.filter((row) => row.part === part);
  if (all.length === 0) return [];
  const by = names.map((name) => {
    const ratios = all.flatMap((row) => (row.by[name].ratio > 0 ? [Math.log(row.by[name].ratio)] : []));
    const mean = ratios.reduce((sum, each) => sum + each, 0) / ratios.length;
    const held = all.reduce((sum, row) => sum + row.by[name].held, 0);
    return [name, { ratio: ratios.length === 0 ? null : Math.exp(mean), held }];
  });
  return [{ part, scored: all.reduce((sum, row) => sum + row.scored, 0), by: Object.fromEntries(by) }];
}

function byFigure(forecasts) {
  return new Map(forecasts.map((one) => [`${one.series} ${one.origin} ${one.period} ${one.horizonMonths}`, one]));
}

const sumOf = (keys, forecasts) => keys.reduce((sum, key) => sum + forecasts.get(key).crps, 0);
const isHeld = ({ narrowest }) => narrowest !== null && narrowest <= 80;
