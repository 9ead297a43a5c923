// A bare yardstick: the least that any fluid engine does, in plain JavaScript. Twelve stages in a row, twenty groups, 7,300
// days; every third stage has a capacity that its groups share. No distributions, packets, flights, clocks or holds.
const stages = 12;
const groups = 20;
const days = 7300;

export function prepareBareFlow() {
  const size = stages * groups;
  const leaving = Float64Array.from({ length: size }, (_, i) => 1 / (8 + 5 * Math.floor(i / groups) + (i % groups)));
  const arrivals = Float64Array.from({ length: groups }, (_, g) => 40 + g);
  return { leaving, arrivals, inside: new Float64Array(size), history: new Float64Array(days * size) };
}

/** @returns persons who left the last stage */
export function runBareFlow({ leaving, arrivals, inside, history }) {
  inside.fill(0);
  let out = 0;
  const flow = new Float64Array(groups);
  for (let day = 0; day < days; day++) {
    for (let g = 0; g < groups; g++) flow[g] = arrivals[g];
    for (let stage = 0; stage < stages; stage++) {
      const first = stage * groups;
      let wanted = 0;
      for (let g = 0; g < groups; g++) wanted += inside[first + g] * leaving[first + g];
      const share = stage % 3 === 1 && wanted > 900 ? 900 / wanted : 1;
      for (let g = 0; g < groups; g++) {
        const moved = inside[first + g] * leaving[first + g] * share;
        inside[first + g] += flow[g] - moved;
        flow[g] = moved;
      }
    }
    for (let g = 0; g < groups; g++) out += flow[g];
    history.set(inside, day * stages * groups);
  }
  return out;
}
