# Written for this comparison; holds no code of the peer.
# salabim (yieldless=False: generators, the faster mode; monitors and tracing off): python salabim_bench.py mm1 N | tandem N | flow DAYS
import sys, os, json, math, time, resource, random
import salabim as sim
sim.yieldless(False)
w, n = sys.argv[1], int(sys.argv[2]); rng = random.Random(1); expo = rng.expovariate; logn = rng.lognormvariate; rnd = rng.random
env = sim.Environment(trace=False, random_seed=1, do_reset=False) if False else sim.Environment(trace=False)
tot = [0, 0.0, 0]
def quiet(r):
    for q in (r.requesters(), r.claimers()): q.length.monitor(False); q.length_of_stay.monitor(False)
    for m in (r.capacity, r.claimed_quantity, r.available_quantity, r.occupancy): m.monitor(False)
    return r
class Cust(sim.Component):
    def setup(self): self.mode.monitor(False); self.status.monitor(False)
class C1(Cust):
    def process(self):
        t0 = env.now()
        for r in RS:
            yield self.request(r); yield self.hold(expo(1.0)); self.release(r)
        tot[0] += 1; tot[1] += env.now() - t0; tot[2] += 1 + len(RS)
class Gen(sim.Component):
    def process(self):
        for _ in range(n): yield self.hold(expo(lam)); C1()
class Person(Cust):
    def process(self):
        t0 = env.now(); s = 0; tot[2] += 1
        while s >= 0:
            if kind[s]:
                yield self.request(RS[s]); yield self.hold(expo(la[s])); self.release(RS[s])
            else: yield self.hold(logn(mu[s], sg[s]))
            tot[2] += 1; u = rnd()
            for p, d in route[s]:
                if u < p: s = d; break
        tot[0] += 1; tot[1] += env.now() - t0
class GenF(sim.Component):
    def process(self):
        while True: yield self.hold(expo(m['rate'])); Person()
if w == 'flow':
    m = json.load(open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'w3.json'))); kind = m['kind']; route = m['route']; la = [1 / a for a in m['mean']]
    sg = [math.sqrt(math.log(1 + c * c)) for c in m['cv']]; mu = [math.log(a) - s * s / 2 for a, s in zip(m['mean'], sg)]
    RS = [quiet(sim.Resource('r%d' % i, capacity=c)) if k else None for i, (k, c) in enumerate(zip(kind, m['cap']))]; GenF()
else:
    k, c, lam = (1, 1, 0.9) if w == 'mm1' else (5, 20, 18.0); RS = [quiet(sim.Resource('r%d' % i, capacity=c)) for i in range(k)]; Gen()
t = time.perf_counter(); env.run(till=n) if w == 'flow' else env.run(); dt = time.perf_counter() - t
print(json.dumps(dict(peer='salabim ' + sim.__version__ + ' py' + sys.version.split()[0], workload=w, n=n, wall=round(dt, 3), events=tot[2], Mev_s=round(tot[2] / dt / 1e6, 4), mean=round(tot[1] / max(1, tot[0]), 3), rssMB=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)))
