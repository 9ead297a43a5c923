// What a random number decides. The numbers are part of every stream: append, never renumber, never reuse.

export const purposes = {
  arrivalGap: 1,
  batchSize: 2,
  monthFactor: 3,
  exactInstant: 4,
  stayTime: 5,
  route: 6,
  stageClock: 7,
  crossClock: 8,
  initialAge: 9,
  initialElapsed: 10,
  cancelledDeparture: 11,
  lineOrder: 12,
  parameterDraw: 13,
  parameterSource: 14,
  sampledTimeline: 15,
  resampling: 16,
} as const;
