// Which statistic of which engine each number of the answer is, beside each other, and by rule why they differ.
import type { PlainAnswer } from "../../ask/answer/plainAnswer.ts";
import { fittingUnit } from "../../quantity/fittingTime.ts";
import { number } from "../../quantity/numberWords.ts";
import type { Store } from "../store.ts";
import { fill, tongue } from "../words/words.ts";
import type { Refined } from "./refined.ts";
import type { SideNames } from "./refines.ts";
import { apartOf, columnNames, statisticOf } from "./statistics.ts";
import type { Column, Statistic } from "./statistics.ts";
import { refineWords } from "./words.ts";

interface StatisticsParts {
  readonly store: Store;
  readonly names: SideNames;
  readonly fluid: Refined;
  readonly people: Refined;
}

export function Statistics({ store, names, fluid, people }: StatisticsParts) {
  const plain = store.answer.value?.plain ?? null;
  const total = plain?.rows.at(-1);
  const isDrawn = fluid.pairs.length > 1;
  if (plain === null || total === undefined || (!isDrawn && people.pairs.length === 0)) return null;
  const said = refineWords();
  const expected = (column: Column): number | null => total[column]?.median ?? null;
  const columns = columnNames.filter((column) => expected(column) !== null);
  const rows: readonly Row[] = [
    { name: said.expected, of: (column) => ({ middle: expected(column), range: null }) },
    ...(isDrawn ? [rowOf(said.medianOfDraws, fluid)] : []),
    ...(people.pairs.length > 0 ? [rowOf(said.medianOfPeople, people)] : []),
  ];
  const written = writing(plain, rows, columns);
  const heads = { before: plain.dates?.before ?? "", without: names.base, with: names.now };
  const last = expected("with");
  const apart = last === null ? null : apartOf(last, fluid.pairs, people.pairs, "with");
  return (
    <>
      <div class="scroll" role="region" tabIndex={0} aria-label={plain.noun}>
        <table>
          <caption>
            {plain.noun}, {written.unit}
          </caption>
          <thead>
            <tr>
              <th scope="col">{said.statistic}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {heads[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, of }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {columns.map((column) => (
                  <td key={column} class="n">
                    {cellSaid(of(column), written.say)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="inwords">
        {said.sameName}{" "}
        {apart !== null &&
          last !== null &&
          fill(said.apart, {
            side: names.now,
            expected: written.say(last),
            runs: String(apart.runs),
            fluid: written.say(apart.fluid),
            people: written.say(apart.people),
            byDraws: signed(apart.byDraws, written.say),
            byEngine: signed(apart.byEngine, written.say),
          })}
      </p>
    </>
  );
}

interface Row {
  readonly name: string;
  of(column: Column): Statistic;
}

function rowOf(phrase: string, { pairs }: Refined): Row {
  return { name: fill(phrase, { runs: String(pairs.length) }), of: (column) => statisticOf(pairs, column) };
}

/** One unit for all of them. */
function writing({ unit }: PlainAnswer, rows: readonly Row[], columns: readonly Column[]) {
  const values = rows.flatMap(({ of }) =>
    columns.flatMap((column) => [of(column).middle, ...(of(column).range ?? [])]),
  );
  const fitting = fittingUnit(unit, values);
  return { unit: tongue().answer.unit(fitting.name), say: (value: number) => number(fitting.of(value)) };
}

function cellSaid({ middle, range }: Statistic, say: (value: number) => string): string {
  if (middle === null) return "–";
  return range === null ? say(middle) : `${say(middle)} (${say(range[0])} – ${say(range[1])})`;
}

function signed(value: number, say: (value: number) => string): string {
  return value > 0 ? `+${say(value)}` : say(value);
}
