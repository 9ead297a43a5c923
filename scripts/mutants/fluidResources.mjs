// Mutants of what people wait for in the fluid engine: departures, held units, rooms.
const folder = "src/simulate/fluid";

export const fluidResourceMutants = [
  // --- boarding.ts
  {
    name: "fluid-first-airline-takes-all",
    file: `${folder}/boarding.ts`,
    from: "if (run.seen[rival] < 0) all += departuresUntil",
    to: "if (run.seen[rival] < -1) all += departuresUntil",
    bug: "of two airlines for one line the first takes everybody it has a seat for",
  },
  {
    name: "fluid-charter-after-all",
    file: `${folder}/boarding.ts`,
    from: "return run.departures[resource] === 1 ? 0 : until / last;",
    to: "return 1;",
    bug: "seats of a whole step leave before the charter in the middle of it",
  },
  {
    name: "fluid-line-full-at-noon",
    file: `${folder}/boarding.ts`,
    from: "seen = Math.min(seen, Math.max(old, 0.5 * grown) * run.departures[resource]);",
    to: "seen = Math.min(seen, Math.max(old, grown) * run.departures[resource]);",
    bug: "a seat beside a charter finds the line as long as it ever grows",
  },
  {
    name: "fluid-levels-wait-no-turn",
    file: `${folder}/boarding.ts`,
    from: "    if (needed > departures) low = middle;",
    to: "    if (needed > departures) high = middle;",
    bug: "how long a level waits for its turn is sought on the wrong side",
  },
  {
    name: "fluid-departures-lose-their-part",
    file: `${folder}/boarding.ts`,
    from: "run.lacking[resource] = 1 - (passed - whole);",
    to: "run.lacking[resource] = 1;",
    bug: "after a departure a rate settled from stocks begins from nothing",
  },
  {
    name: "fluid-cancelled-all-the-same",
    file: `${folder}/boarding.ts`,
    from: "run.goes[resource] = own.cancelledAt < 0 ? 1 : 1 - run.dials[own.cancelledAt];",
    to: "run.goes[resource] = 1;",
    bug: "no departure is cancelled",
  },
  {
    name: "fluid-minimum-ignored",
    file: `${folder}/boarding.ts`,
    from: "if (isSingle && present < least) return;",
    to: "if (isSingle && present < 0) return;",
    bug: "a departure leaves with fewer than its minimum",
  },
  {
    name: "fluid-one-group-without-minimum",
    file: `${folder}/boarding.ts`,
    from: "byLevel[rank.levels[m]] < least || ",
    to: "",
    bug: "a departure for one level takes that of the first in line, who cannot make up the minimum",
  },
  {
    name: "fluid-slots-kept-twice",
    file: `${folder}/boarding.ts`,
    from: "Math.max(0, onOffer(run, resource) - run.used[resource]);",
    to: "Math.max(0, onOffer(run, resource));",
    bug: "slots that were used are kept for the next departure",
  },
  {
    name: "fluid-boards-before-coming",
    file: `${folder}/boarding.ts`,
    from: "Math.max(0, here - cameIn(run, cell, run.lastAt[resource], true));",
    to: "here;",
    bug: "a departure finds those who come after it in the step",
  },
  // --- admission.ts
  {
    name: "fluid-units-a-step-late",
    file: `${folder}/admission.ts`,
    from: "present - held + expected",
    to: "present - held",
    bug: "a unit set free is given again from the next step on",
  },
  {
    name: "fluid-units-free-again",
    file: `${folder}/admission.ts`,
    from: "run.foreseen[resource] + Math.min(before, released);",
    to: "run.foreseen[resource] + released;",
    bug: "as many units as were set free in the last step are expected to be set free in this one",
  },
  {
    name: "fluid-units-given-twice",
    file: `${folder}/askForUnits.ts`,
    from: "    run.toGive[resource] = Math.max(0, run.toGive[resource] - amount);\n",
    to: "",
    bug: "units given at the door are given to those who come as well",
  },
  {
    name: "fluid-door-newest-first",
    file: `${folder}/admission.ts`,
    from: "isNewest ? join > front : join < front",
    to: "isNewest ? join > front : join > front || front === Infinity",
    bug: "of two stages with one door the one whose first came last goes first",
  },
  // --- askForUnits.ts
  {
    name: "fluid-last-unit-decides",
    file: `${folder}/askForUnits.ts`,
    from: "share = Math.min(share, run.share[run.known.asks[i]]);",
    to: "share = run.share[run.known.asks[i]];",
    bug: "who needs two units is let in by the second alone",
  },
  {
    name: "fluid-asks-once-for-two",
    file: `${folder}/askForUnits.ts`,
    from: "    addDemand(run, cell, amount);",
    to: "    addDemand(run, cell, 0.5 * amount);",
    bug: "half of those who ask at a door are seen to",
  },
  // --- room.ts
  {
    name: "fluid-room-pool-fresh",
    file: `${folder}/room.ts`,
    from: "return run.firstShare[cell];",
    to: "return 1;",
    bug: "who leaves in the step of coming keeps a place to its end",
  },
  {
    name: "fluid-room-line-hazards",
    file: `${folder}/room.ts`,
    from: "return run.waiting[cell] * (half * half) + run.staying[cell];",
    to: "return run.waiting[cell] + run.staying[cell];",
    bug: "a place that somebody in line gives up in the step stays taken",
  },
  {
    name: "fluid-room-ring-due",
    file: `${folder}/room.ts`,
    from: "Math.max(0, run.bulkIn[cell] - due) * run.survivalIn[cell]",
    to: "Math.max(0, run.bulkIn[cell]) * run.survivalIn[cell]",
    bug: "a place that somebody leaves in the step stays taken",
  },
  {
    name: "fluid-room-packets-all-or-none",
    file: `${folder}/room.ts`,
    from: "free > 0 ? free / wanted : 0;",
    to: "0;",
    bug: "of a group for which a room has too few places nobody is let in",
  },
];
