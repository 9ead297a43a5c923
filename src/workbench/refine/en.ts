// What is said of runs behind a live answer, in English: fetched with them. {braces} are filled in.
export const refineEn = {
  title: "How sure: ranges behind the line",
  line: "The line is the expected number (fluid engine), every uncertain figure at its own value.",
  draws:
    "Expected numbers of {done} of {all} draws of every uncertain figure, seed {seed} (fluid engine, chance left out).",
  drawsNone: "Nothing in this model is drawn: expected numbers have no range.",
  drawsWaiting: "Draws begin as soon as nothing is moved.",
  drawsStopped: "Draws are stopped at {done} of {all}; a move does not start them.",
  drawsProgress: "{done} of {all} draws",
  drawsStart: "Go on drawing",
  drawsStop: "Stop drawing",
  people:
    "{done} of {all} runs person by person of each side, seed {seed}: figures and chance drawn (individual engine).",
  peopleHow:
    "The individual engine follows every person by chance. It takes longer, and is fetched when you ask for it.",
  peopleProgress: "{done} of {all} runs person by person",
  peopleStart: "Run person by person",
  peopleGoOn: "Go on person by person",
  peopleStop: "Stop person by person",
  pace: "Fast or precise",
  fast: "Fast",
  precise: "Precise",
  paceSaid: "steps of {step}, about {time} ms a move (measured here), up to {off} off in the numbers shown.",
  paceHow:
    "Off: held against steps of {against}, on the question as documented. A precise answer follows the fast one after every move.",
  paceUnsettled:
    "Halving the precise step would still change a number by more than {tolerance}; no shorter one is tried.",
  paceMeasuring: "Measuring here what each costs, and how far it is off …",
  paceLater: "What each costs, and how far it is off, is measured here once the draws are made.",
  statistic: "Which number",
  expected: "expected number, every figure at its own value (fluid engine)",
  medianOfDraws: "median of {runs} draws (fluid engine)",
  medianOfPeople: "median of {runs} runs person by person (individual engine)",
  sameName:
    "The first sentence of this page gives the expected number; “pendency answer” in a terminal gives the median person by person.",
  apart:
    "The expected number {side} is {expected}; of the same {runs} draws the median is {fluid} in expected numbers and {people} person by person. Drawing the figures makes {byDraws} of that, for their spread is not even about their own values; chance and the engine make {byEngine}.",
  agree:
    "Engines compared on {count} numbers of this model ({runs} runs person by person): half of them agree within {half}, nine in ten within {most}, what chance leaves open included.",
  agreeInside: "What is on the page was part of it.",
  agreeOutside: "Not part of that comparison: {what}.",
  agreeNever: "Nobody has compared the two engines on this model.",
  agreeChanged: "the model has changed since",
  agreeLeft: "it was made with {names}",
  agreeLevers: "levers that were moved",
  agreePublishers: "another publisher’s figures",
  agreeDraws: "draws of uncertain figures",
  agreeStep: "steps longer than its {step}",
  agreeTable: "What was compared",
  agreeOutput: "number",
  agreePeople: "individual engine",
  agreeFluid: "fluid engine",
  agreeGap: "apart",
  agreeBound: "within",
  died: "An engine stopped and was replaced; the runs made before are kept.",
  bands: "{percent} % of draws",
  bandsOfBase: "the same, {base}",
  median: "median person by person",
  range: "80 % of runs person by person",
  rangeSaid: "{percent} % of {runs} draws are {low} to {high} {when}, median {median}.",
  peopleSaid: "Person by person the median of {runs} runs is {median} {when}.",
  column: "{side}: {percent} % of {runs} {runsOf} below",
  columnMedian: "{side}: median of {runs} {runsOf}",
  ofDraws: "draws (fluid)",
  ofRuns: "runs (person by person)",
} as const;

export type RefineWords = { readonly [Key in keyof typeof refineEn]: string };
