// Written for this comparison; holds no code of the peer.
// simjs 2.0.3 (npm): node simjs_bench.cjs mm1 N | tandem N | flow DAYS   (needs: npm i simjs)
globalThis.window = globalThis;
require("simjs");
const Sim = globalThis.Sim;
const { readFileSync } = require("node:fs");
const [, , w, N] = process.argv;
const n = +N;
let s = 12345;
const u = () => {
  s = (s + 0x6d2b79f5) | 0;
  let t = Math.imul(s ^ (s >>> 15), 1 | s);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4294967296;
};
const ex = (m) => -Math.log(u()) * m;
let spare = NaN;
const norm = () => {
  if (spare === spare) {
    const x = spare;
    spare = NaN;
    return x;
  }
  for (;;) {
    const a = 2 * u() - 1,
      b = 2 * u() - 1,
      r = a * a + b * b;
    if (r < 1 && r > 0) {
      const f = Math.sqrt((-2 * Math.log(r)) / r);
      spare = b * f;
      return a * f;
    }
  }
};
const sim = new Sim.Sim();
let done = 0,
  sum = 0,
  ev = 0,
  left = n;
let fac, model;
if (w === "flow") {
  model = JSON.parse(readFileSync(__dirname + "/w3.json"));
  model.sg = model.cv.map((c) => Math.sqrt(Math.log(1 + c * c)));
  model.mu = model.mean.map((m, i) => Math.log(m) - model.sg[i] ** 2 / 2);
  fac = model.kind.map((k, i) => (k ? new Sim.Facility("f" + i, Sim.Facility.FCFS, model.cap[i]) : null));
} else
  fac =
    w === "mm1"
      ? [new Sim.Facility("f", Sim.Facility.FCFS, 1)]
      : [0, 1, 2, 3, 4].map((i) => new Sim.Facility("f" + i, Sim.Facility.FCFS, 20));
const lam = w === "mm1" ? 0.9 : 18;
class World extends Sim.Entity {
  start() {
    if (w === "flow") this.arriveF();
    else this.arrive();
  }
  arrive() {
    this.setTimer(ex(1 / lam)).done(() => {
      ev++;
      this.serve(0, this.time());
      if (--left > 0) this.arrive();
    });
  }
  serve(k, t0) {
    this.useFacility(fac[k], ex(1)).done(() => {
      ev++;
      if (k + 1 < fac.length) this.serve(k + 1, t0);
      else {
        done++;
        sum += this.time() - t0;
      }
    });
  }
  arriveF() {
    this.setTimer(ex(1 / model.rate)).done(() => {
      ev++;
      this.enter(0, this.time());
      this.arriveF();
    });
  }
  enter(k, t0) {
    const r = model.kind[k]
      ? this.useFacility(fac[k], ex(model.mean[k]))
      : this.setTimer(Math.exp(model.mu[k] + model.sg[k] * norm()));
    r.done(() => {
      ev++;
      const x = u();
      for (const [p, d] of model.route[k])
        if (x < p) {
          if (d < 0) {
            done++;
            sum += this.time() - t0;
          } else this.enter(d, t0);
          return;
        }
    });
  }
}
sim.addEntity(World);
const t = performance.now();
sim.simulate(w === "flow" ? n : 1e15);
const dt = (performance.now() - t) / 1000;
console.log(
  JSON.stringify({
    peer: "simjs 2.0.3 node " + process.version,
    workload: w,
    n,
    wall: +dt.toFixed(3),
    events: ev,
    Mev_s: +(ev / dt / 1e6).toFixed(4),
    mean: +(sum / done).toFixed(3),
    rssMB: Math.round(process.memoryUsage().rss / 1048576),
  }),
);
