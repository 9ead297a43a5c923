// Rounds of runs in, a table out: medians, ratios, and a row for what is not installed. Knows nothing of processes.

/** @returns the middle of the numbers, the mean of the two in the middle where there is none; NaN of none */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/**
 * @param contenders {id, peer, workload, size, howTo}: one row each; howTo says how to install what is missing
 * @param runs {id, workload, Mev_s, mean, rssMB, peer} of all rounds; a contender without any is "not installed"
 *   where it says how to install it, else "failed"
 * @param own id of the contender that every ratio is of: its events per second ÷ the row's
 */
export function summarise(contenders, runs, own) {
  const speedOf = (id, workload) =>
    median(runs.filter((run) => run.id === id && run.workload === workload).map((run) => run.Mev_s));
  return contenders.map(({ id, peer, workload, size, missing, howTo }) => {
    const mine = runs.filter((run) => run.id === id && run.workload === workload);
    if (mine.length === 0) {
      const note = missing ? `not installed: ${howTo}` : "failed: run it by hand to see why";
      return { id, peer, workload, size, note };
    }
    const speed = speedOf(id, workload);
    return {
      id,
      peer: mine[0].peer,
      workload,
      size,
      Mev_s: speed,
      mean: mine[0].mean,
      rssMB: Math.max(...mine.map((run) => run.rssMB)),
      ratio: speedOf(own, workload) / speed,
      rounds: mine.length,
    };
  });
}

/** @param rows as `summarise` returns them. @returns a Markdown table of one workload */
export function markdown(rows) {
  const head = ["peer", "size", "M events/s", "mean time in system", "peak MB", "Pendency ÷ peer"];
  const lines = rows.map((row) =>
    row.note === undefined
      ? [row.peer, row.size, figures(row.Mev_s), figures(row.mean, 4), String(row.rssMB), figures(row.ratio)]
      : [row.peer, row.note, "", "", "", ""],
  );
  return [head, head.map((_, column) => (column < 2 ? "---" : "--:")), ...lines]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

/** Significant digits without an exponent; a dash for what was not measured. */
function figures(value, digits = 3) {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  return value >= 10 ** (digits - 1) ? value.toFixed(0) : value.toPrecision(digits);
}

/**
 * Mean time in the system of an M/M/c queue, in units of the mean service time.
 * @param load arrival rate ÷ (servers × service rate), in (0, 1)
 * @source Erlang C; Kleinrock, Queueing Systems vol. 1 (1975), ch. 3
 */
export function meanTimeInSystem(servers, load) {
  let lost = 1; // Erlang B, server by server
  for (let c = 1; c <= servers; c++) lost = (servers * load * lost) / (c + servers * load * lost);
  const waits = lost / (1 - load * (1 - lost));
  return 1 + waits / (servers * (1 - load));
}
