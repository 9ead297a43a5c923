// Means and covariances of a density of two coordinates, by adding it up on a fine grid: no chance, no ensemble.

/** @returns two means, four covariances: the order of `momentsOf` */
export function onGrid(logDensity: (x: number, y: number) => number): number[] {
  const [half, cells] = [6, 600];
  const places = Array.from({ length: cells }, (_, i) => -half + ((i + 0.5) * 2 * half) / cells);
  const logs = places.map((x) => places.map((y) => logDensity(x, y)));
  const largest = Math.max(...logs.map((row) => Math.max(...row)));
  const sums = { mass: 0, x: 0, y: 0, xx: 0, xy: 0, yy: 0 };
  for (const [i, x] of places.entries()) {
    for (const [j, y] of places.entries()) {
      const mass = Math.exp(logs[i][j] - largest);
      sums.mass += mass;
      sums.x += mass * x;
      sums.y += mass * y;
      sums.xx += mass * x * x;
      sums.xy += mass * x * y;
      sums.yy += mass * y * y;
    }
  }
  const [x, y] = [sums.x / sums.mass, sums.y / sums.mass];
  const xy = sums.xy / sums.mass - x * y;
  return [x, y, sums.xx / sums.mass - x * x, xy, xy, sums.yy / sums.mass - y * y];
}
