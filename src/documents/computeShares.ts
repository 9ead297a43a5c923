// Shares of tables that are fitted together, as values.
import type { FittedTable } from "../parameters/fittedTable.ts";
import { bare } from "../quantity/unit.ts";
import type { ComputedShare, Value } from "../quantity/value.ts";
import type { Name } from "../reading/name.ts";
import { didYouMean } from "../reading/suggest.ts";
import { ComputeError } from "./computeError.ts";
import { byLevel, numberValue, regimeCalled, tableBy } from "./computePlace.ts";
import type { Place } from "./computePlace.ts";
import { fitTables } from "./fitTables.ts";

export function shareOf(name: Name, { axis, level, given }: ComputedShare, place: Place): Value {
  const { tables, fitted } = place;
  const table = tables.find((one) => one.name === name.text);
  if (table === undefined) {
    const known = tables.map((one) => one.name);
    const hint = didYouMean(name.text, known) ?? (known.length === 0 ? "tables stand under `tables:`" : undefined);
    throw new ComputeError("names", name.at, place.path, "the name of a fitted table", JSON.stringify(name.text), hint);
  }
  const regime = regimeCalled(table.during, place);
  const fit = fitted.get(table.name) ?? fitTables(table, regime, place);
  fitted.set(table.name, fit);
  place.from.push(...fit.from);
  for (const one of fit.series) place.series.add(one);
  for (const one of [{ axis, level }, ...given]) expectLevel(one.axis, one.level, table, place);
  const fixed = new Map(given.map((one) => [one.axis.text, one.level.text]));
  if (fixed.has(axis.text)) {
    const got = `a level of ${axis.text}, whose share it is`;
    throw new ComputeError("sense", given[0].axis.at, place.path, "levels of other axes under `given:`", got);
  }
  const groups = table.axes.filter(
    ({ text }) => text !== axis.text && !fixed.has(text) && place.model.groups.some((group) => group.name === text),
  );
  const tableOf = (state: string, index: number, levels: ReadonlyMap<string, string>): Value => {
    if (index === groups.length) return numberValue(fit.share(state, axis.text, level.text, levels), name.at, bare);
    const by = groups[index];
    return byLevel({ text: by.text, at: name.at }, place, (one) =>
      tableOf(state, index + 1, new Map([...levels, [by.text, one]])),
    );
  };
  return tableBy({ text: table.during.text, at: name.at }, regime.states.map((state) => [state, tableOf(state, 0, fixed)])); // prettier-ignore
}

function expectLevel(axis: Name, level: Name, table: FittedTable, place: Place): void {
  const own = table.axes.find((one) => one.text === axis.text);
  if (own === undefined) {
    const hint = didYouMean(axis.text, table.axes.map((one) => one.text)); // prettier-ignore
    throw new ComputeError("names", axis.at, place.path, `an axis of ${table.name}`, JSON.stringify(axis.text), hint);
  }
  const group = place.model.groups.find((one) => one.name === axis.text);
  const all = group?.levels ?? Object.keys(own.words);
  if (all.includes(level.text)) return;
  const hint = didYouMean(level.text, all);
  throw new ComputeError("names", level.at, place.path, `a level of ${axis.text}`, JSON.stringify(level.text), hint);
}
