# Written for this comparison; holds no code of the peer.
# cimba's Python package, whose models are compiled onto its C engine: server processes on stores, people as spawned models.
# cimba_bench.py mm1|tandem CUSTOMERS, or flow DAYS
import json
import math
import os
import resource
import sys
import time

import cimba as cb

workload, size = sys.argv[1], int(sys.argv[2])
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "w3.json")) as file:
    w3 = json.load(file)


class Counted(cb.Model):
    left: int
    total: float
    events: int
    mean: cb.Output[float]
    counted: cb.Output[float]

    def start(self):
        self.left = 0
        self.total = 0.0
        self.events = 0

    @cb.on_end
    def measure(self):
        self.mean = self.total / max(1, self.left)
        self.counted = float(self.events)


class OneServer(Counted):
    customers: int
    line: cb.Store[float]

    def __init__(self, customers):
        self.customers = customers
        self.start()

    @cb.process
    def source(self):
        for _ in range(self.customers):
            cb.hold(cb.random.exponential(1 / 0.9))
            self.events += 1
            self.line.put(cb.now())

    @cb.process
    def server(self):
        while True:
            came = self.line.get()
            cb.hold(cb.random.exponential(1.0))
            self.events += 1
            self.total += cb.now() - came
            self.left += 1


# each process is compiled by itself, and an array holds numbers only: hence five of each
class FiveStations(Counted):
    customers: int
    first: cb.Store[float]
    second: cb.Store[float]
    third: cb.Store[float]
    fourth: cb.Store[float]
    fifth: cb.Store[float]

    def __init__(self, customers):
        self.customers = customers
        self.start()

    @cb.process
    def source(self):
        for _ in range(self.customers):
            cb.hold(cb.random.exponential(1 / 18))
            self.events += 1
            self.first.put(cb.now())

    @cb.process(copies=20)
    def at_first(self):
        while True:
            came = self.first.get()
            cb.hold(cb.random.exponential(1.0))
            self.events += 1
            self.second.put(came)

    @cb.process(copies=20)
    def at_second(self):
        while True:
            came = self.second.get()
            cb.hold(cb.random.exponential(1.0))
            self.events += 1
            self.third.put(came)

    @cb.process(copies=20)
    def at_third(self):
        while True:
            came = self.third.get()
            cb.hold(cb.random.exponential(1.0))
            self.events += 1
            self.fourth.put(came)

    @cb.process(copies=20)
    def at_fourth(self):
        while True:
            came = self.fourth.get()
            cb.hold(cb.random.exponential(1.0))
            self.events += 1
            self.fifth.put(came)

    @cb.process(copies=20)
    def at_fifth(self):
        while True:
            came = self.fifth.get()
            cb.hold(cb.random.exponential(1.0))
            self.events += 1
            self.total += cb.now() - came
            self.left += 1


w3_rate = float(w3["rate"])
means = tuple(float(mean) for mean in w3["mean"])
spreads = tuple(math.sqrt(math.log(1 + cv * cv)) for cv in w3["cv"])
logs = tuple(math.log(mean) - spread * spread / 2 for mean, spread in zip(means, spreads))
# each stage's ways on as three cumulative shares and three stages, the last repeated; -1 is out
padded = [(ways + [ways[-1]] * 3)[:3] for ways in w3["route"]]
shares = tuple(tuple(float(share) for share, _ in ways) for ways in padded)
onward = tuple(tuple(int(stage) for _, stage in ways) for ways in padded)
first_servers, second_servers, third_servers = (servers for servers in w3["cap"] if servers > 0)


class Person(cb.Model):
    came: float
    stage: int
    court: cb.Ref["Court"]

    @cb.function
    def enter(self, stage: int) -> None:
        self.stage = stage
        if stage == 1:
            self.court.first.put(self)
        elif stage == 3:
            self.court.second.put(self)
        elif stage == 5:
            self.court.third.put(self)
        else:
            cb.schedule(self.leave, cb.random.lognormal(logs[stage], spreads[stage]))

    @cb.event
    def leave(self):
        self.move_on()

    @cb.function
    def move_on(self) -> None:
        self.court.events += 1
        chance = cb.random.uniform()
        way = 0
        while way < 2 and chance >= shares[self.stage][way]:
            way += 1
        to = onward[self.stage][way]
        if to >= 0:
            self.enter(to)
        else:
            self.court.total += cb.now() - self.came
            self.court.left += 1
            cb.release(self)


class Court(Counted):
    days: float
    first: cb.Store[Person]
    second: cb.Store[Person]
    third: cb.Store[Person]

    def __init__(self, days):
        self.days = days
        self.start()

    @cb.process
    def source(self):
        while True:
            cb.hold(cb.random.exponential(1 / w3_rate))
            if cb.now() >= self.days:
                cb.end_trial()
            self.events += 1
            person = cb.spawn(Person, came=cb.now(), stage=0, court=self)
            person.enter(0)

    @cb.process(copies=first_servers)
    def at_first(self):
        while True:
            person = self.first.get()
            cb.hold(cb.random.exponential(means[1]))
            person.move_on()

    @cb.process(copies=second_servers)
    def at_second(self):
        while True:
            person = self.second.get()
            cb.hold(cb.random.exponential(means[3]))
            person.move_on()

    @cb.process(copies=third_servers)
    def at_third(self):
        while True:
            person = self.third.get()
            cb.hold(cb.random.exponential(means[5]))
            person.move_on()


def run(size, days):
    """@returns the model and its results, after `size` customers or `days` days."""
    if workload == "flow":
        model = Court(days)
        return model, cb.Experiment(model, seed=1).run()
    model = {"mm1": OneServer, "tandem": FiveStations}[workload](size)
    return model, cb.Experiment(model, seed=1).run()


# the first run compiles
run(10, 1.0)
start = time.perf_counter()
model, results = run(size, float(size))
wall = time.perf_counter() - start
found = results[model]
events = int(found.counted.values[0][0])
print(
    json.dumps(
        {
            "peer": f"cimba {cb.engine_version()} (Python package {cb.__version__})",
            "workload": workload,
            "n": size,
            "wall": round(wall, 3),
            "events": events,
            "Mev_s": round(events / wall / 1e6, 3),
            "mean": round(float(found.mean.values[0][0]), 3),
            "rssMB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        }
    )
)
