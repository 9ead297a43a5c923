// A line that empties when enough clerks work on it: 100 come a day, 80 clerks serve one a day each, help brings ten.

const judged = "kind: judgement, judgedBy: a test, reason: invented";

/**
 * @param waiting people in line on the first day
 * @param time    of a service, a day on average
 * @param spread  uncertainty of those who come; "" for none
 */
export const lineModel = (waiting: number, time: string, spread = ""): string => `pendency: model v1
title: A line that empties when enough work on it
entities: [persons]
units: [clerk]
runs: {from: 2024-01-01, through: 2024-12-31}
parameters:
  coming: {title: People who come, unit: per day, ${judged}, value: 100 per day${spread}}
  pace: {title: Clerks at work, unit: clerks, ${judged}, value: 80 clerks}
  extra: {title: Further clerks, unit: clerks, ${judged}, value: 0 clerks}
resources:
  desk: {servers: pace + extra}
stages:
  line:
    initial: {count: ${waiting}, age: 1 day}
    arrivals: {rate: coming}
    service: {by: desk, time: ${time}}
    next: done
  done: {outcome: true}
`;

export const lineHelp = `pendency: scenarios v1
for: line
scenarios:
  help:
    title: ten more clerks
    changes:
      - {from: 2024-02-01, parameter: extra, add: 10 clerks}
`;
