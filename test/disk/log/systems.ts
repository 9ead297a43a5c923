// Programs whose runs have every kind of announcement: two entries of one stage, an initial stock, months, a line, a door,
// a stage that turns people away, departures, and clocks in a stage and across stages.
import { readDocuments } from "../../../src/documents/readDocuments.ts";
import { compile, plainly } from "../../../src/compile/compile.ts";
import type { Program } from "../../../src/compile/program.ts";

const port = `pendency: model v1
title: A port
runs: {from: 2025-01-15, through: 2025-04-20}
groups:
  kind: [seen, unseen]
clocks:
  limit: {starts: yard, strikesIn: [yard, hall], after: 20 days, to: sentBack}
resources:
  officers: {servers: {steps: {2025-01-15: 2, 2025-03-01: 3}}}
  beds: {servers: 60}
  boat: {slots: 6, departs: 0.5 per day}
holds:
  bed: {of: beds, whileIn: [yard, hall]}
stages:
  gate:
    arrivals:
      - {rate: 5 per day, split: {kind: {seen: 40%, unseen: rest}}}
      - {rate: 2 per day, split: {kind: {seen: 10%, unseen: rest}}}
    passes: true
    next: {yard: 70%, desk: rest}
  yard:
    initial: {count: {by: kind, seen: 4, unseen: 6}, age: {uniform: {from: 0 days, to: 9 days}}}
    dwell: {exponential: {mean: 12 days}}
    clocks: {leftAlone: {rate: 1% per day, to: gone}}
    next: hall
  hall: {boards: boat, next: away}
  desk: {service: {by: officers, time: {exponential: {mean: 1 day}}}, room: 3, ifFull: gone, next: away}
  away: {outcome: true}
  gone: {outcome: true}
  sentBack: {outcome: true}
`;

const counter = `pendency: model v1
title: A counter
runs: {for: 50 days}
resources: {clerk: {servers: 1}}
stages:
  counter: {arrivals: {rate: 9 per day}, service: {by: clerk, time: {exponential: {mean: 2 hours}}}, next: served}
  served: {outcome: true}
`;

function programOf(text: string): Program {
  const documents = readDocuments([{ path: "system.yaml", text }], "system");
  return compile(documents, null, plainly);
}

export const portProgram = (): Program => programOf(port);
export const counterProgram = (): Program => programOf(counter);
export const portText = port;
