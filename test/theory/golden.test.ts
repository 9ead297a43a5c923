// Our formulas against values computed elsewhere in 40 digits (test/golden/queues.json).
import { describe, expect, test } from "vitest";
import { exp, log, sin } from "../../src/quantity/portable.ts";
import { normalCdf } from "../../src/quantity/specialFunctions.ts";
import { meanTimesToEnd, outcomeShares, sharesAt, variancesOfTimeToEnd } from "../../src/theory/absorbingChain.ts";
import { finiteSourceShares, limitedRoomShares, meanOverStates } from "../../src/theory/birthDeath.ts";
import { leftBehindShares, meanLeftBehind } from "../../src/theory/bulkService.ts";
import { erlangC, meanWaitManyServers, oneServerQueue } from "../../src/theory/erlang.ts";
import { meanWaitOfPerson } from "../../src/theory/firstCustomers.ts";
import { closedThroughput, meansAtDesks, meanTimeInNetwork, throughputs } from "../../src/theory/networks.ts";
import {
  meanWaitAnyService,
  meanWaitsByPriority,
  meanWaitsByPriorityManyServers,
  varianceOfBusyPeriod,
  varianceOfWaitAnyService,
} from "../../src/theory/oneServer.ts";
import { queueWithPatience } from "../../src/theory/patience.ts";
import { meanPresent } from "../../src/theory/varyingArrivals.ts";
import { figure, goldenCase, type GoldenCase } from "../golden/cases.ts";
import { caseFlow } from "../golden/caseFlow.ts";

const tenDayWave = (t: number): number => 100 + 60 * sin((2 * 3.141592653589793 * t) / 10);
const exponentialStay = (u: number): number => exp(-u / 2);
const sigma = Math.sqrt(log(1 + 1.5 * 1.5));
const lognormalStay = (u: number): number =>
  u <= 0 ? 1 : normalCdf(-(log(u) - (log(2) - (sigma * sigma) / 2)) / sigma);

const oneServer = (one: GoldenCase) => oneServerQueue(figure(one, "lambda"), figure(one, "mu"));
const patience = (one: GoldenCase) =>
  queueWithPatience(figure(one, "lambda"), figure(one, "mu"), figure(one, "c"), figure(one, "theta"));
const limited = (one: GoldenCase) =>
  limitedRoomShares(figure(one, "lambda"), figure(one, "mu"), figure(one, "c"), figure(one, "K"));
const jackson = {
  external: [0.5, 0.2, 0],
  routing: [
    [0, 0.7, 0.2],
    [0.1, 0, 0.6],
    [0, 0.3, 0],
  ],
  serviceRates: [1, 0.5, 1.2],
  servers: [1, 3, 1],
};

/** Case id > our value, beside the relative error the case or the method allows. */
const values: Readonly<Record<string, (one: GoldenCase) => number>> = {
  "mm1-l0.5-m1-L": (one) => oneServer(one).meanInSystem,
  "mm1-l0.9-m1-L": (one) => oneServer(one).meanInSystem,
  "mm1-l2-m4-L": (one) => oneServer(one).meanInSystem,
  "mm1-l3-m4-L": (one) => oneServer(one).meanInSystem,
  "mm1-0.9-varWq": (one) => oneServer(one).varianceOfWait,
  "mm1-0.9-served-per-busy": (one) => oneServer(one).servedPerBusyPeriod,
  "lindley-mm1-l0.5-EW2": (one) => meanWaitOfPerson(2, figure(one, "lambda"), 1),
  "lindley-mm1-l0.5-EW100": (one) => meanWaitOfPerson(100, figure(one, "lambda"), 1),
  "lindley-mm1-l0.9-EW25": (one) => meanWaitOfPerson(25, figure(one, "lambda"), 1),
  "lindley-mm1-l2-EW2": (one) => meanWaitOfPerson(2, figure(one, "lambda"), 1),
  "lindley-mm1-l2-EW100": (one) => meanWaitOfPerson(100, figure(one, "lambda"), 1),
  "mmc-ciw-bank3-C": (one) => erlangC(figure(one, "lambda") / figure(one, "mu"), figure(one, "c")),
  "mmc-ciw-bank4-C": (one) => erlangC(figure(one, "lambda") / figure(one, "mu"), figure(one, "c")),
  "mmc-rqueueing-10.9-C": (one) => erlangC(figure(one, "lambda") / figure(one, "mu"), figure(one, "c")),
  "mmc-c10-C": () => erlangC(9, 10),
  "mmc-c100-C": () => erlangC(95, 100),
  "mmc-c700-C": () => erlangC(690, 700),
  "halfin-whitt-n400": () => erlangC(380, 400),
  "mmck-simmer-mm23-Pblock": (one) => limited(one).at(-1) ?? NaN,
  "mmck-rqueueing-10.11-Pblock": (one) => limited(one).at(-1) ?? NaN,
  "mmck-mm1k10-Pblock": (one) => limited(one).at(-1) ?? NaN,
  "mmck-rqueueing-10.12-Pblock": (one) => limited(one).at(-1) ?? NaN,
  "mmck-erlangB-800-L": (one) => meanOverStates(limited(one), (n) => n),
  "machine-repair-10-2-L": () => meanOverStates(finiteSourceShares(10, 0.2, 1, 2), (n) => n),
  "mg1-det-Wq": () => meanWaitAnyService(0.8, 1, 1),
  "mg1-erlang4-varWq": () => varianceOfWaitAnyService(0.8, 1, 1.25, (4 * 5 * 6) / 64),
  "mg1-lognormal-cv2-Wq": () => meanWaitAnyService(0.8, 1, 5),
  "mg1-uniform02-varWq": () => varianceOfWaitAnyService(0.8, 1, 4 / 3, 2),
  "mg1-h2-busy-var": () => varianceOfBusyPeriod(0.8, 1, 0.5 * 2 * (0.25 + 2.25)),
  "erlangA-c10-l9-Pab": (one) => patience(one).givesUp,
  "erlangA-c10-l9-Wserved": (one) => patience(one).meanWaitServed,
  "erlangA-c10-l12-overload-Pwait": (one) => patience(one).waits,
  "erlangA-c50-l55-overload-Lq": (one) => patience(one).meanLine,
  "erlangA-c100-theta=mu-Pab": (one) => patience(one).givesUp,
  "erlangA-c100-theta=mu-Wserved": (one) => patience(one).meanWaitServed,
  "erlangA-c600-l900-overload-Pwait": (one) => patience(one).waits,
  "scaling-erlangA-n10-Lq/n": (one) => patience(one).meanLine / 10,
  "jackson3-lambda1": () => throughputs(jackson)[0],
  "jackson3-L2": () => meansAtDesks(jackson)[1],
  "jackson3-T": () => meanTimeInNetwork(jackson),
  "closed-mva-X": () => closedThroughput([0.5, 0.3, 2], [false, false, true], 8),
  "burke-tandem-L2": () => oneServerQueue(0.7, 0.9).meanInSystem,
  "mtginf-exp-t1": () => meanPresent(1, tenDayWave, exponentialStay),
  "mtginf-exp-t7.5": () => meanPresent(7.5, tenDayWave, exponentialStay),
  "mtginf-det-t1": () => meanPresent(1, tenDayWave, (u) => (u < 2 ? 1 : 0), [2]),
  "mtginf-det-t7.5": () => meanPresent(7.5, tenDayWave, (u) => (u < 2 ? 1 : 0), [2]),
  "mtginf-lognormal-t1": () => meanPresent(1, tenDayWave, lognormalStay),
  "mtginf-lognormal-t7.5": () => meanPresent(7.5, tenDayWave, lognormalStay),
  "mtginf-warmstart-t5": () => 500 * exp(-2.5) + meanPresent(5, tenDayWave, exponentialStay),
  "prio-np-exp-W1": () => meanWaitsByPriority([0.2, 0.3, 0.3], [1, 1, 1], [2, 2, 2])[0],
  "prio-np-mixed-W1": () => meanWaitsByPriority([0.3, 0.2], [1, 2], [1, 8])[0],
  "conservation-law": () => {
    const waits = meanWaitsByPriority([0.3, 0.2], [1, 2], [1, 8]);
    return 0.3 * waits[0] + 0.4 * waits[1];
  },
  "prio-mmc10-W1": () => meanWaitsByPriorityManyServers([3, 5, 1.2], 1, 10, erlangC(9.2, 10))[0],
  "bulk-l8-s10-EQ": () => meanLeftBehind(8, 10),
  "mdc-l8-c10-Wq": () => meanLeftBehind(8, 10) / 8,
  "bulk-transient-n5": () => leftBehindShares(12, 10, 5)[4].reduce((sum, share, persons) => sum + share * persons, 0),
  "absorb-custody-removed": () => outcomeShares(caseFlow, 0)[0],
  "absorb-custody-attrition": () => outcomeShares(caseFlow, 3)[0],
  "absorb-docket-relief": () => outcomeShares(caseFlow, 1)[1],
  "absorb-docket-time": () => meanTimesToEnd(caseFlow)[1],
  "absorb-custody-time-var": () => variancesOfTimeToEnd(caseFlow)[0],
  "absorb-removed-by-1": () => sharesAt(caseFlow, 0, 1)[4],
  "absorb-open-at-5": () => sharesAt(caseFlow, 1, 5)[1],
  "cif-const": () => (0.3 / 0.4) * (1 - exp(-0.4 * 4)),
};

// Sums of a few hundred terms lose a few of the 16 digits; Spitzer's identity goes through logarithms of factorials.
const looser: Readonly<Record<string, number>> = {
  "lindley-mm1-l0.5-EW100": 1e-11,
  "lindley-mm1-l2-EW100": 1e-11,
  "bulk-l8-s10-EQ": 1e-11,
  "mdc-l8-c10-Wq": 1e-11,
};

describe("our formula gives the value computed elsewhere", () => {
  for (const [id, value] of Object.entries(values)) {
    test(id, () => {
      const one = goldenCase(id);
      const tolerance = Math.max(looser[id] ?? 1e-12, 10 ** -(one.digits - 2));
      expect(Math.abs(value(one) - one.expected)).toBeLessThanOrEqual(tolerance * Math.abs(one.expected));
    });
  }
});

test("with one adjudicator at 80 % load, people wait 0.8 days when each decision takes 0.2 days (M/M/1)", () => {
  expect(meanWaitManyServers(4, 5, 1)).toBeCloseTo(0.8, 14);
});

test("with as many arrivals as services, the wait has no end", () => {
  expect(meanWaitManyServers(5, 5, 1)).toBe(Infinity);
});
