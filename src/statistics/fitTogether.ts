// Tables of which only sums are known, joined: iterative proportional fitting.

/** Sums over all other axes, for each combination of levels of these axes, row-major. */
interface Margin {
  readonly axes: readonly number[];
  readonly values: readonly number[];
}

interface Fit {
  /** [axis 0 × axis 1 × …], row-major, as the start */
  readonly cells: readonly number[];
  /** how far margins are from one another where they share axes: the sum of differences over the first's total */
  readonly disagreement: number;
  /** how far the cells' sums are from a margin at the end, over that margin's total */
  readonly missedBy: number;
}

const mostRounds = 20_000;
const nearEnough = 1e-12;

/**
 * The table nearest to `start` that has the margins: ratios of ratios (odds ratios) are the start's, and a cell that
 * is 0 there, or 0 in a margin, is 0. A line of the start in which nobody stands, although a margin has somebody, is
 * filled as the sum of the other lines is.
 *
 * Where margins disagree the first holds: later ones are scaled to it on the axes they share, and what one of them
 * has nobody in is left empty.
 *
 * @param sizes levels of each axis
 * @param start at least 0, [axis 0 × axis 1 × …], row-major
 * @source Deming and Stephan (1940), Ann. Math. Statist. 11, 427; Bishop, Fienberg and Holland (1975), ch. 3
 */
export function fitTogether(sizes: readonly number[], start: readonly number[], margins: readonly Margin[]): Fit {
  const { agreed, disagreement } = madeToAgree(sizes, margins);
  const places = agreed.map(({ axes }) => placesIn(sizes, axes));
  const cells = [...start];
  agreed.forEach(({ values }, margin) => {
    for (let cell = 0; cell < cells.length; cell++) if (values[places[margin][cell]] === 0) cells[cell] = 0;
  });
  agreed.forEach(({ axes, values }, margin) => fillEmptyLines(cells, sizes, axes, values, places[margin]));
  agreed.forEach(({ values }, margin) => {
    for (let cell = 0; cell < cells.length; cell++) if (values[places[margin][cell]] === 0) cells[cell] = 0;
  });
  let missedBy = Infinity;
  for (let round = 0; round < mostRounds && missedBy > nearEnough; round++) {
    missedBy = 0;
    agreed.forEach(({ values }, margin) => {
      missedBy = Math.max(missedBy, scaleTo(cells, values, places[margin]));
    });
  }
  return { cells, disagreement, missedBy };
}

/** Multiplies the cells so that they have one margin; how far they were from it, over its total. */
function scaleTo(cells: number[], values: readonly number[], places: Int32Array): number {
  const sums = sumsBy(cells, places, values.length);
  let [difference, total] = [0, 0];
  for (const [place, value] of values.entries()) {
    difference += Math.abs(value - sums[place]);
    total += value;
  }
  for (let cell = 0; cell < cells.length; cell++) {
    const sum = sums[places[cell]];
    if (sum > 0) cells[cell] *= values[places[cell]] / sum;
  }
  return total === 0 ? 0 : difference / total;
}

function fillEmptyLines(
  cells: number[],
  sizes: readonly number[],
  axes: readonly number[],
  values: readonly number[],
  places: Int32Array,
): void {
  const sums = sumsBy(cells, places, values.length);
  if (!values.some((value, place) => value > 0 && sums[place] === 0)) return;
  const others = sizes.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
  const across = placesIn(sizes, others);
  const pooled = sumsBy(cells, across, others.reduce((size, axis) => size * sizes[axis], 1)); // prettier-ignore
  for (let cell = 0; cell < cells.length; cell++) {
    const place = places[cell];
    if (values[place] > 0 && sums[place] === 0) cells[cell] = pooled[across[cell]];
  }
}

function madeToAgree(sizes: readonly number[], margins: readonly Margin[]) {
  const agreed = margins.map(({ axes, values }) => ({ axes, values: [...values] }));
  const [first, ...later] = agreed;
  let disagreement = 0;
  for (const other of later) {
    const shared = first.axes.filter((axis) => other.axes.includes(axis));
    const count = shared.reduce((size, axis) => size * sizes[axis], 1);
    const sumsOf = ({ axes, values }: { axes: readonly number[]; values: readonly number[] }) => {
      const places = placesIn(axes.map((axis) => sizes[axis]), shared.map((axis) => axes.indexOf(axis))); // prettier-ignore
      return { places, sums: sumsBy(values, places, count) };
    };
    const [own, its] = [sumsOf(first), sumsOf(other)];
    const total = own.sums.reduce((sum, value) => sum + value, 0);
    const apart = own.sums.reduce((sum, value, place) => sum + Math.abs(value - its.sums[place]), 0);
    if (apart > 0) disagreement = Math.max(disagreement, total === 0 ? Infinity : apart / total);
    for (const [index, place] of its.places.entries()) {
      const sum = its.sums[place];
      other.values[index] = sum === 0 ? 0 : (other.values[index] * own.sums[place]) / sum;
    }
    for (const [index, place] of own.places.entries()) if (its.sums[place] === 0) first.values[index] = 0;
  }
  return { agreed, disagreement };
}

function sumsBy(cells: readonly number[], places: Int32Array, count: number): number[] {
  const sums = Array.from({ length: count }, () => 0);
  for (let cell = 0; cell < cells.length; cell++) sums[places[cell]] += cells[cell];
  return sums;
}

/** For each cell of a table its place in the table of some of its axes. */
function placesIn(sizes: readonly number[], axes: readonly number[]): Int32Array {
  const count = sizes.reduce((product, size) => product * size, 1);
  const places = new Int32Array(count);
  for (let cell = 0; cell < count; cell++) {
    const levels = levelsOf(cell, sizes);
    places[cell] = axes.reduce((place, axis) => place * sizes[axis] + levels[axis], 0);
  }
  return places;
}

function levelsOf(cell: number, sizes: readonly number[]): number[] {
  let rest = cell;
  const levels: number[] = [];
  for (let axis = sizes.length - 1; axis >= 0; axis--) {
    levels[axis] = rest % sizes[axis];
    rest = (rest - levels[axis]) / sizes[axis];
  }
  return levels;
}
