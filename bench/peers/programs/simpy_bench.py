# Written for this comparison; holds no code of the peer.
# SimPy 4 (process per entity, Resource): python simpy_bench.py mm1 1000000 | tandem 1000000 | flow DAYS
import sys, json, math, time, resource, random, os
import simpy
POOL = len(sys.argv) > 3  # third argument: use Container tokens instead of Resource (O(1) release; Resource is O(capacity))
w, n = sys.argv[1], int(sys.argv[2])
rng = random.Random(1); expo = rng.expovariate; logn = rng.lognormvariate; rnd = rng.random
env = simpy.Environment(); tot = [0, 0.0, 0]
def finish(t0, ev): tot[0] += 1; tot[1] += env.now - t0; tot[2] += ev
def mm1():
    res = simpy.Resource(env, 1)
    def cust():
        t0 = env.now
        with res.request() as r:
            yield r
            yield env.timeout(expo(1.0))
        finish(t0, 2)
    for _ in range(n):
        yield env.timeout(expo(0.9)); env.process(cust())
def tandem():
    rs = [simpy.Resource(env, 20) for _ in range(5)]
    def cust():
        t0 = env.now
        for res in rs:
            with res.request() as r:
                yield r
                yield env.timeout(expo(1.0))
        finish(t0, 6)
    for _ in range(n):
        yield env.timeout(expo(18.0)); env.process(cust())
def flow():
    m = json.load(open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'w3.json')))
    S = len(m['kind']); kind = m['kind']; route = m['route']
    sg = [math.sqrt(math.log(1 + c * c)) for c in m['cv']]; mu = [math.log(a) - s * s / 2 for a, s in zip(m['mean'], sg)]; lam = [1 / a for a in m['mean']]
    rs = [(simpy.Container(env, c, c) if POOL else simpy.Resource(env, c)) if k else None for k, c in zip(kind, m['cap'])]
    def person():
        t0 = env.now; s = 0; tot[2] += 1
        while s >= 0:
            if kind[s]:
                if POOL:
                    yield rs[s].get(1); yield env.timeout(expo(lam[s])); rs[s].put(1)
                else:
                    with rs[s].request() as r:
                        yield r
                        yield env.timeout(expo(lam[s]))
            else:
                yield env.timeout(logn(mu[s], sg[s]))
            tot[2] += 1
            u = rnd()
            for p, d in route[s]:
                if u < p: s = d; break
            else: s = -1
        finish(t0, 0)
    while True:
        yield env.timeout(expo(m['rate'])); env.process(person())
t = time.perf_counter()
env.process({'mm1': mm1, 'tandem': tandem, 'flow': flow}[w]())
env.run(until=n if w == 'flow' else None)
dt = time.perf_counter() - t
print(json.dumps(dict(peer='SimPy ' + simpy.__version__ + ' ' + sys.implementation.name + ' ' + sys.version.split()[0], workload=w, n=n, wall=round(dt, 3), events=tot[2], Mev_s=round(tot[2] / dt / 1e6, 3), mean=round(tot[1] / tot[0], 3), rssMB=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)))
