// Functions of which it is known by hand what matters, on the unit cube.

/** Ishigami and Homma (1990), with 7 and 0.1. */
export function ishigami([u, v, w]: readonly number[]): number {
  const [x, y, z] = [u, v, w].map((place) => Math.PI * (2 * place - 1));
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
}

/** Shares of its variance, from the integrals of its terms. */
export const ofIshigami = (() => {
  const [a, b, pi] = [7, 0.1, Math.PI];
  const alone = [(1 + (b * pi ** 4) / 5) ** 2 / 2, a ** 2 / 8, 0];
  const together = (8 * b ** 2 * pi ** 8) / 225;
  const variance = alone[0] + alone[1] + together;
  return {
    first: alone.map((own) => own / variance),
    total: [alone[0] + together, alone[1], together].map((own) => own / variance),
  };
})();

/** Sobol's g; a factor matters the less the larger its figure. */
export const gFigures = [0, 1, 4.5, 9, 99, 99, 99, 99];

export function sobolG(point: readonly number[]): number {
  return point.reduce(
    (product, place, i) => (product * (Math.abs(4 * place - 2) + gFigures[i])) / (1 + gFigures[i]),
    1,
  );
}

/** Its variance is Π (1 + Vi) − 1 with Vi = 1 / 3 (1 + ai)². */
export const ofG = (() => {
  const own = gFigures.map((a) => 1 / (3 * (1 + a) ** 2));
  const all = own.reduce((product, one) => product * (1 + one), 1);
  return {
    first: own.map((one) => one / (all - 1)),
    total: own.map((one) => ((one / (1 + one)) * all) / (all - 1)),
  };
})();
