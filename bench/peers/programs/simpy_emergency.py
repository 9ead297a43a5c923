# Written for this comparison; holds no code of the peer.
# An emergency department, many days of it, each from empty: python simpy_emergency.py DAYS
# SimPy 4, a process for each patient, Resource; a wait is counted when it ends, a stay when the patient goes home.
import json, math, os, random, sys, time
import simpy

days = int(sys.argv[1])
here = os.path.dirname(os.path.abspath(__file__))
model = json.load(open(os.path.join(here, 'emergency.json')))
end = model['hours'] * 60.0
rates = [rate / 60.0 for rate in model['arrivalsAnHour']]
most = max(rates)
shares = model['shares']
trauma_share, treatment_share = shares['trauma'], shares['treatment']


def sampler(draw, mean, cv=None):
    if cv is None:
        rate = 1.0 / mean
        return lambda: draw.expovariate(rate)
    sigma = math.sqrt(math.log(1 + cv * cv))
    mu = math.log(mean) - sigma * sigma / 2
    return lambda: draw.lognormvariate(mu, sigma)


def one_day(seed):
    draw = random.Random(seed)
    env = simpy.Environment()
    rooms = {name: simpy.Resource(env, servers) for name, servers in model['servers'].items()}
    times = {name: sampler(draw, **minutes) for name, minutes in model['minutes'].items()}
    waits = {name: [] for name in times}
    stays = []
    counted = {'patients': 0, 'events': 0, 'busy': 0.0}

    def at(stage, room):
        came = env.now
        with rooms[room].request() as request:
            yield request
            began = env.now
            waits[stage].append(began - came)
            took = times[stage]()
            if stage == 'examination':
                counted['busy'] += min(took, end - began)
            yield env.timeout(took)
        counted['events'] += 1

    def patient():
        came = env.now
        yield from at('triage', 'triageNurses')
        if draw.random() < trauma_share:
            yield from at('trauma', 'traumaRooms')
            yield from at('traumaTreatment', 'traumaBeds')
        else:
            yield from at('registration', 'clerks')
            yield from at('examination', 'examinationRooms')
            if draw.random() < treatment_share:
                yield from at('treatment', 'treatmentBeds')
        stays.append(env.now - came)

    def arrivals():
        while True:
            yield env.timeout(draw.expovariate(most))
            if draw.random() * most < rates[int(env.now // 60) % len(rates)]:
                counted['patients'] += 1
                counted['events'] += 1
                env.process(patient())

    env.process(arrivals())
    env.run(until=end)
    mean = lambda numbers: sum(numbers) / len(numbers) if numbers else None
    return {
        'events': counted['events'],
        'patients': counted['patients'],
        'sentHome': len(stays),
        'waitForTriage': mean(waits['triage']),
        'waitForRegistration': mean(waits['registration']),
        'waitForExamination': mean(waits['examination']),
        'waitForTrauma': mean(waits['trauma']),
        'timeInDepartment': mean(stays),
        'examinationRoomsBusy': counted['busy'] / (end * model['servers']['examinationRooms']),
    }


def summed(values):
    values = [value for value in values if value is not None]
    mean = sum(values) / len(values)
    error = math.sqrt(sum((value - mean) ** 2 for value in values) / (len(values) - 1) / len(values)) if len(values) > 1 else None
    return {'mean': mean, 'error': error}


before = time.process_time()
runs = [one_day(seed) for seed in range(1, days + 1)]
measures = {name: summed([run[name] for run in runs]) for name in runs[0] if name != 'events'}
whole = time.process_time()
print(json.dumps({
    'peer': f'SimPy {simpy.__version__} {sys.implementation.name} {sys.version.split()[0]}',
    'days': days,
    'events': sum(run['events'] for run in runs),
    # the whole process, its start included, and of that the days with their summary
    'seconds': whole,
    'replications': whole - before,
    'measures': measures,
}))
