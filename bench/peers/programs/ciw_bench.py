# Written for this comparison; holds no code of the peer.
# Ciw: python ciw_bench.py mm1 N | tandem N | flow DAYS  (records are part of the library; delays are infinite-server nodes)
import sys, os, json, math, time, resource
import ciw
w, n = sys.argv[1], int(sys.argv[2]); ciw.seed(1)
E = ciw.dists.Exponential
if w == 'flow':
    m = json.load(open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'w3.json'))); S = 8
    sg = [math.sqrt(math.log(1 + c * c)) for c in m['cv']]; mu = [math.log(a) - s * s / 2 for a, s in zip(m['mean'], sg)]
    R = [[0.0] * S for _ in range(S)]
    for s in range(S):
        last = 0
        for p, d in m['route'][s]:
            if d >= 0: R[s][d] = float(p - last)
            last = p
    N = ciw.create_network(arrival_distributions=[E(m['rate'])] + [None] * 7, service_distributions=[E(1 / a) if k else ciw.dists.Lognormal(u, g) for k, a, u, g in zip(m['kind'], m['mean'], mu, sg)], number_of_servers=[c if k else float('inf') for k, c in zip(m['kind'], m['cap'])], routing=R)
else:
    k, c, lam = (1, 1, 0.9) if w == 'mm1' else (5, 20, 18.0)
    N = ciw.create_network(arrival_distributions=[E(lam)] + [None] * (k - 1), service_distributions=[E(1.0)] * k, number_of_servers=[c] * k, routing=[[1.0 if j == i + 1 else 0.0 for j in range(k)] for i in range(k)])
Q = ciw.Simulation(N); t = time.perf_counter()
if w == 'flow': Q.simulate_until_max_time(n)
else: Q.simulate_until_max_customers(n)
dt = time.perf_counter() - t
fin = Q.nodes[-1].all_individuals; everyone = [i for nd in Q.nodes[1:] for i in nd.all_individuals]
ev = len(everyone) + sum(len(i.data_records) for i in everyone); mean = sum(i.data_records[-1].exit_date - i.data_records[0].arrival_date for i in fin) / len(fin)
print(json.dumps(dict(peer='Ciw ' + ciw.__version__ + ' ' + sys.implementation.name, workload=w, n=n, wall=round(dt, 3), events=ev, Mev_s=round(ev / dt / 1e6, 4), mean=round(mean, 3), rssMB=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)))
