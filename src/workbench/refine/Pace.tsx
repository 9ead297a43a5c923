// Fast or precise: what each costs here and how far it is off, in numbers that were measured.
import type { PaceFound } from "../../ask/live/livePace.ts";
import { fittingUnit } from "../../quantity/fittingTime.ts";
import { number } from "../../quantity/numberWords.ts";
import type { Store } from "../store.ts";
import { Problems } from "../views/Problems.tsx";
import { fill, tongue } from "../words/words.ts";
import type { Paces } from "./pace.ts";
import { refineWords } from "./words.ts";

interface PaceParts {
  readonly store: Store;
  readonly paces: Paces;
}

export function Pace({ store, paces }: PaceParts) {
  const said = refineWords();
  const isPrecise = store.state.value?.pace !== undefined;
  const found = paces.found.value;
  const ways = [
    { name: said.fast, isOn: !isPrecise, of: found?.fast },
    { name: said.precise, isOn: isPrecise, of: found?.precise },
  ];
  return (
    <>
      <fieldset class="pace">
        <legend>{said.pace}</legend>
        {ways.map(({ name, isOn, of }, nth) => (
          <label key={name}>
            <input type="radio" name="pace" checked={isOn} onChange={() => store.setPace(nth === 1)} /> {name}
            {of !== undefined && <span class="note">: {costSaid(of)}</span>}
          </label>
        ))}
      </fieldset>
      <p class="note" role="status">
        {found === null ? (paces.isMeasuring.value ? said.paceMeasuring : said.paceLater) : heldAgainst(found)}
      </p>
      <p class="note">{firstSaid(store.firstOff.value)}</p>
      {found === null && !paces.isMeasuring.value && paces.problems.value.length === 0 && (
        <p>
          <button type="button" onClick={() => void paces.measure()}>
            {said.paceNow}
          </button>
        </p>
      )}
      <Problems problems={paces.problems.value} />
    </>
  );
}

function costSaid({ stepDays, milliseconds, off }: PaceFound["fast"]): string {
  const time = number(Math.max(1, Math.round(milliseconds)));
  return fill(refineWords().paceSaid, { step: stepSaid(stepDays), time, off: shareSaid(off) });
}

/** Of numbers that stand until the run of a move is made. */
function firstSaid(off: number | null): string {
  const said = refineWords();
  return off === null ? said.paceFirst : `${said.paceFirst} ${fill(said.paceFirstOff, { off: shareSaid(off) })}`;
}

/** In two figures: what is off by a third of a percent is not off by nothing. */
export function shareSaid(share: number): string {
  return `${number(Number((100 * share).toPrecision(2)), "exact")} %`;
}

function heldAgainst({ againstDays, isSettled, tolerance }: PaceFound): string {
  const how = fill(refineWords().paceHow, { against: stepSaid(againstDays) });
  return isSettled ? how : `${how} ${fill(refineWords().paceUnsettled, { tolerance: shareSaid(tolerance) })}`;
}

export function stepSaid(days: number): string {
  const unit = fittingUnit("days", [days]);
  return `${number(unit.of(days) ?? 0)} ${tongue().answer.unit(unit.name)}`;
}
