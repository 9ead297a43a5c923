// A model without the dates after a day, and which parts of its structure were chosen later.
import type { Model } from "../model/model.ts";
import { structureDay, structureSections } from "../model/structureDays.ts";
import { cutSchedules } from "../parameters/cutSchedules.ts";
import type { StructureChoice } from "./asOfAccount.ts";
import { isLater } from "./knownWhen.ts";

export function structureOf(model: Model, day: number): readonly StructureChoice[] {
  const days = model.knownFrom ?? null;
  if (days === null) return [];
  const all = structureSections.flatMap((section) =>
    model[section].flatMap(({ name }): StructureChoice[] => {
      const knownFrom = structureDay(days, section, name);
      return knownFrom === null
        ? []
        : [{ section, name, knownFrom: knownFrom.text, isLater: isLater(knownFrom, { day }) }];
    }),
  );
  return [...all.filter((one) => one.isLater), ...all.filter((one) => !one.isLater)];
}

export function modelAsOf(model: Model, lastDay: number): { readonly model: Model; readonly cut: readonly string[] } {
  const gone: string[] = [];
  const upTo = <T>(part: T): T => {
    const cut = cutSchedules(part, { from: lastDay + 1, isKnown: () => true });
    gone.push(...cut.gone);
    return cut.value;
  };
  const history = <T extends { readonly days: number; readonly calendar: boolean; readonly state: string }>(
    name: string,
    states: readonly T[],
  ): T[] =>
    states.filter(({ days, calendar, state }) => {
      const isLater = calendar && days > lastDay;
      if (isLater) gone.push(`${name} ${state}`);
      return !isLater;
    });
  const regimes = model.regimes.map((regime) => ({
    ...regime,
    histories: Object.fromEntries(
      Object.entries(regime.histories).map(([level, states]) => [level, history(`${regime.name} ${level}`, states)]),
    ),
    otherwise: regime.otherwise === null ? null : history(regime.name, regime.otherwise),
  }));
  const { stages, resources, clocks } = model;
  return {
    model: { ...model, regimes, stages: upTo(stages), resources: upTo(resources), clocks: upTo(clocks) },
    cut: gone,
  };
}
