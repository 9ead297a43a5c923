// Mutants of what the fluid engine knows before a run: Node and the kernel both read it, so that a comparison of the two sees none of them.
const folder = "src/simulate/fluid";

export const fluidPlanMutants = [
  // --- delayShares.ts
  {
    name: "fluid-delay-from-the-start",
    file: `${folder}/delayShares.ts`,
    from: "const upTo = duration.within((j + 1) * h);",
    to: "const upTo = duration.within((j + 0.9) * h);",
    bug: "a delay is a tenth of a step longer",
  },
  {
    name: "fluid-delay-hazard-late",
    file: `${folder}/delayShares.ts`,
    from: "shareIn(i - finer) * late[m];",
    to: "shareIn(i - finer) * (m / finer);",
    bug: "who leaves early in a step has met a hazard to its end",
  },
  {
    name: "fluid-remaining-age-forgotten",
    file: `${folder}/delayShares.ts`,
    from: "(age > 0 ? 1 - duration.ended(age) : 1));",
    to: "1);",
    bug: "of stays that began before the run some have ended before it",
  },
  {
    name: "fluid-stay-of-the-same-step",
    file: `${folder}/delayShares.ts`,
    from: "(stay - endedLater(duration, h)) / gone",
    to: "stay / gone",
    bug: "who leaves in the step of coming has met hazards as long as those who stay",
  },
  // --- delayStore.ts
  {
    name: "fluid-delay-changes-late",
    file: `${folder}/delayStore.ts`,
    from: "if (steps[middle] <= step) low = middle;",
    to: "if (steps[middle] < step) low = middle;",
    bug: "a delay that changes is read a step late",
  },
  {
    name: "fluid-delay-by-family",
    file: `${folder}/delayStore.ts`,
    from: "for (const figure of figures) text += `,${read(figure)}`;",
    to: "for (const figure of figures.slice(1)) text += `,${read(figure)}`;",
    bug: "delays of one family that differ in their first figure are one",
  },
  // --- duration.ts
  {
    name: "fluid-quantiles-area",
    file: `${folder}/duration.ts`,
    from: "probabilities[i - 1] + 0.5 * slope * (to - values[i - 1])",
    to: "probabilities[i - 1] + slope * (to - values[i - 1])",
    bug: "the area under a curve through points is too large by a triangle",
  },
  {
    name: "fluid-triangle-area",
    file: `${folder}/duration.ts`,
    from: "(1 - r + (r * r) / 3)",
    to: "(1 + r + (r * r) / 3)",
    bug: "the area under a triangle bends down beyond its peak",
  },
  {
    name: "fluid-at-least-cut-off",
    file: `${folder}/duration.ts`,
    from: "return to <= least ? to : least + bare.within(to) - before;",
    to: "return to <= least ? to : bare.within(to);",
    bug: "a length below the least counts as it would without one",
  },
  // --- curveMeans.ts
  {
    name: "fluid-slope-twice",
    file: `${folder}/curveMeans.ts`,
    from: "values[piece] + 0.5 * slope * ahead",
    to: "values[piece] + slope * ahead",
    bug: "a rate that rises brings as many as its end throughout",
  },
  {
    name: "fluid-change-after-step",
    file: `${folder}/curveMeans.ts`,
    from: "      add(from);\n      add(from + 1);",
    to: "      add(from + 1);",
    bug: "a value that jumps is another from the next step on",
  },
  // --- arrivals.ts
  {
    name: "fluid-gap-in-one-step",
    file: `${folder}/arrivals.ts`,
    from: "came[n] = due[n] / (1 - again);",
    to: "came[n] = due[n];",
    bug: "an arrival is never followed by another one in its step",
  },
  {
    name: "fluid-batch-cumulative",
    file: `${folder}/arrivals.ts`,
    from: "mean += sizes[i] * (cumulative[i] - (i === 0 ? 0 : cumulative[i - 1]));",
    to: "mean += sizes[i] * cumulative[i];",
    bug: "shares of batch sizes are added up twice",
  },
  {
    name: "fluid-era-overlaps",
    file: `${folder}/arrivals.ts`,
    from: "const end = Math.min(to, (n + 1) * h);",
    to: "const end = (n + 1) * h;",
    bug: "in the step of a change for new arrivals, and after it, people of before come as well",
  },
  {
    name: "fluid-counts-all-at-once",
    file: `${folder}/arrivals.ts`,
    from: "* shared) / (ends[p] - starts[p]);",
    to: "* shared) / h;",
    bug: "a whole count is that of a step instead of its period",
  },
  // --- initial.ts
  {
    name: "fluid-initial-age-forgotten",
    file: `${folder}/initial.ts`,
    from: "startTimes(run, stage, cell, packet, -age / h, !queues);",
    to: "startTimes(run, stage, cell, packet, 0, !queues);",
    bug: "clocks with a duration start anew for those there at the start",
  },
  {
    name: "fluid-initial-limit-forgotten",
    file: `${folder}/initial.ts`,
    from: "layout.clocks[clock].startsIn[stage] === 1) start(clock, -age / h,",
    to: "layout.clocks[clock].startsIn[stage] === 1) start(clock, 0,",
    bug: "clocks across stages start anew for those there at the start",
  },
  {
    name: "fluid-initial-oldest-behind",
    file: `${folder}/initial.ts`,
    from: "return ages[newestFirst ? i : ages.length - 1 - i];",
    to: "return ages[newestFirst ? ages.length - 1 - i : i];",
    bug: "the stock at the start stands in line the wrong way round",
  },
  // --- order.ts
  {
    name: "fluid-circle-cut-anywhere",
    file: `${folder}/order.ts`,
    from: "const costIn = (index: number): number => cost[index] + partOf(before[index], inside);",
    to: "const costIn = (index: number): number => cost[index] - partOf(before[index], inside);",
    bug: "a circle is cut where all come round it",
  },
  {
    name: "fluid-work-before-coming",
    file: `${folder}/order.ts`,
    from: "      after[enter[stage]].add(index);\n",
    to: "",
    bug: "servers may take people before they have come",
  },
  // --- lines.ts
  {
    name: "fluid-priority-turned-round",
    file: `${folder}/lines.ts`,
    from: "[...new Set(members.map(rankOf))].sort((a, b) => a - b);",
    to: "[...new Set(members.map(rankOf))].sort((a, b) => b - a);",
    bug: "the worst priority goes first",
  },
  // --- layout.ts
  {
    name: "fluid-one-unit-is-enough",
    file: `${folder}/layout.ts`,
    from: "return wanted.every((hold) => program.stages[from].holds.includes(hold));",
    to: "return wanted.some((hold) => program.stages[from].holds.includes(hold));",
    bug: "who holds one of two units is taken to hold both",
  },
  {
    name: "fluid-clock-lives-in-its-stage",
    file: `${folder}/layout.ts`,
    from: "if (edge.from === stage && !isEnd(index, edge.to)) running.add(edge.to);\n    }\n    const alive",
    to: "if (edge.from === stage && isEnd(index, edge.to)) running.add(edge.to);\n    }\n    const alive",
    bug: "a clock across stages runs in its first stage only",
  },
  // --- equivalentKinds.ts
  {
    name: "fluid-kinds-alike-but-shares",
    file: `${folder}/equivalentKinds.ts`,
    from: "  here.next.shares.forEach(note);\n",
    to: "",
    bug: "kinds of people that go on by other shares are kept together",
  },
  {
    name: "fluid-kinds-alike-but-priority",
    file: `${folder}/equivalentKinds.ts`,
    from: "own.push(priority[stage * classCount + c] ?? -1, ",
    to: "own.push(-1, ",
    bug: "kinds of people of other priorities are kept together",
  },
  // --- planStages.ts
  {
    name: "fluid-waiting-clock-in-service",
    file: `${folder}/planStages.ts`,
    from: "const inside = rates.map((rate, i) => (clocks[edges[i].clock].whileWaiting ? 0 : rate));",
    to: "const inside = rates;",
    bug: "patience with a rate goes on in service",
  },
  {
    name: "fluid-rest-takes-none",
    file: `${folder}/planStages.ts`,
    from: "values[i] = Math.min(values[i], left);\n        left -= values[i];",
    to: "values[i] = Math.min(values[i], left);",
    bug: "the last way out takes a whole share beside the others",
  },
  {
    name: "fluid-cross-rate-per-grid-step",
    file: `${folder}/planStages.ts`,
    from: "dials.set(step, first + kind, 1 - exp(-read(curve) * h)));",
    to: "dials.set(step, first + kind, 1 - exp(-read(curve))));",
    bug: "a clock across stages with a rate takes as many in any step as in a grid step",
  },
  // --- atDepartures.ts
  {
    name: "fluid-shares-not-weighed",
    file: `${folder}/atDepartures.ts`,
    from: "sum += weights[i] * known.means.valueAt(curve, times[i]);\n    return sum / all;",
    to: "sum += known.means.valueAt(curve, times[i]);\n    return sum / times.length;",
    bug: "shares read at departures are not weighed by their slots",
  },
  // --- timetable.ts
  {
    name: "fluid-departure-a-step-early",
    file: `${folder}/timetable.ts`,
    from: "(departures[next] < to - edgeSlack * h || (",
    to: "(departures[next] <= to || (",
    bug: "a departure at the end of a step leaves before those who come at that instant",
  },
  // --- wholeUnits.ts
  {
    name: "fluid-parts-of-servers",
    file: `${folder}/wholeUnits.ts`,
    from: "Math.max(0, Math.floor(value + rounding));",
    to: "Math.max(0, value);",
    bug: "two and a half servers are two and a half",
  },
  // --- keeping.ts
  {
    name: "fluid-clock-in-a-pool",
    file: `${folder}/keeping.ts`,
    from: 'if (layout.clockEdges[stage].some((edge) => isAfter(program, edge))) return "packets";',
    to: "",
    bug: "stays with a clock of a duration are kept as if it were a rate",
  },
  // --- chooseStep.ts
  {
    name: "fluid-step-never-halved",
    file: `${folder}/chooseStep.ts`,
    from: "    const finer = numbersAt(program, step / 2, ask);",
    to: "    const finer = numbersAt(program, step, ask);",
    bug: "a step is compared with itself",
  },
  {
    name: "fluid-step-one-halving-late",
    file: `${folder}/chooseStep.ts`,
    from: "return { step, error, unsettled: unsettledOf(worst, tolerance) };",
    to: "return { step: 2 * step, error, unsettled: unsettledOf(worst, tolerance) };",
    bug: "the step chosen is the one before",
  },
  // --- run.ts
  {
    name: "fluid-asked-beyond",
    file: `${folder}/run.ts`,
    from: "return Math.min(most, Math.ceil((until ?? Infinity) / h));",
    to: "return Math.min(most, Math.floor((until ?? Infinity) / h));",
    bug: "a run that is asked nothing beyond a day ends a step before it",
  },
];
