// What the page itself says, in English: the other languages have the same keys, and the same names in braces.
export const en = {
  skip: "Skip to the answer",
  opening: "Opening the model …",
  running: "Running …",
  ranIn: "Expected numbers of a quick run, steps of {step}, in {time} ms",
  scenarios: "Scenarios",
  noScenarios: "The model has no scenarios.",
  addScenario: "Add a scenario",
  takeOff: "Take off “{title}”",
  comesWith: "comes with {titles}",
  levers: "Levers",
  noLevers: "The model has no number that can be moved.",
  leversSince: "A moved lever acts from {since} on.",
  leverValue: "{label}, in {unit}",
  leverSlider: "{label}, slider",
  asWritten: "as written: {words}",
  was: "was {value}",
  undoOne: "Undo {label}",
  heldBy: "“{title}” changes it: take that off to move it yourself",
  factKind: "published",
  estimateKind: "computed from figures",
  judgementKind: "judgement",
  judgedBy: "judged by {name}",
  moved: "Changed from the model as documented",
  nothingMoved: "Nothing is moved.",
  undo: "Undo",
  redo: "Redo",
  reset: "Reset all levers",
  goTo: "Go to {label}",
  series: "Series",
  showDifference: "Difference",
  showLevel: "Both lines",
  showWhat: "What the picture shows",
  numbers: "The numbers",
  measures: "Measures",
  measure: "Measure",
  withoutMoved: "Before any change",
  withMoved: "With the changes",
  difference: "Difference",
  problems: "This cannot be had",
  expectedGot: "expected {expected}; got {got}",
  models: "Models",
} as const;

export type Words = Readonly<Record<keyof typeof en, string>>;

/** A phrase with its names filled in. */
export function fill(phrase: string, values: Readonly<Record<string, string>>): string {
  return phrase.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
