// What a random number decides. The numbers are part of every stream: append, never renumber, never reuse.
// The kernel, which AssemblyScript compiles, reads this very file.

type i32 = number;

export class purposes {
  static readonly arrivalGap: i32 = 1;
  static readonly batchSize: i32 = 2;
  static readonly monthFactor: i32 = 3;
  static readonly exactInstant: i32 = 4;
  // 5 and 6 were the two draws of a stay when each had a call of its own
  static readonly stageClock: i32 = 7;
  static readonly crossClock: i32 = 8;
  static readonly initialAge: i32 = 9;
  static readonly initialElapsed: i32 = 10;
  static readonly cancelledDeparture: i32 = 11;
  static readonly lineOrder: i32 = 12;
  static readonly parameterDraw: i32 = 13;
  static readonly parameterSource: i32 = 14;
  static readonly sampledTimeline: i32 = 15;
  static readonly resampling: i32 = 16;
  static readonly lineDraw: i32 = 17;
  static readonly stay: i32 = 18;
  static readonly changeHappens: i32 = 19;
  static readonly arrivalKind: i32 = 20;
  static readonly driftStep: i32 = 21;
  static readonly driftSize: i32 = 22;
  static readonly regimeChange: i32 = 23;
}
