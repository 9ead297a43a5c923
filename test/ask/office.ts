// An office to which people come at one rate, with statements that are judged.

/** @param rate people a day */
export const officeModel = (rate: number): string => `pendency: model v1
title: An office
entities: [persons]
runs: {for: 100 days}
parameters:
  rate: {title: Rate, unit: per day, kind: judgement, judgedBy: test, reason: invented, value: ${rate} per day, uncertainty: {times: {uniform: {from: 0.99, to: 1.01}}}}
stages:
  counter: {arrivals: {rate: rate}, dwell: 1 day, next: served}
  served: {outcome: true}
`;

/** Where a prediction of a test comes from. */
export const said = "said: {by: a test, date: 2024-01, source: invented}, kind: prediction";
