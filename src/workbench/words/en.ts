// The interface in English, as far as it is said at once; the rest stands in laterEn.ts. Counted words have a form for each
// plural; {braces} are filled in.

export const en = {
  skip: "Skip to the answer",
  opening: "Opening the model …",
  running: "Running …",
  runFollows: "First numbers, close to those of the run that is being made …",
  ranIn: "Expected numbers of a run in steps of {step}, in {time} ms",
  scenarios: "Scenarios",
  noScenarios: "The model has no scenarios.",
  addScenario: "Add a scenario",
  takeOff: "Take off “{title}”",
  comesWith: "comes with {titles}",
  levers: "Levers",
  leversAll: "All {count} …",
  leversSearch: "Find a lever",
  noLevers: "The model has no number that can be moved.",
  leversSince: "A moved lever acts from {since} on.",
  leverValue: "{label}, in {unit}",
  leverSlider: "{label}, slider",
  varies: "varies",
  asWritten: "as written: {words}",
  was: "was {value}",
  undoOne: "Undo {label}",
  heldBy: "“{title}” changes it: take that off to move it yourself",
  idleLever: "changes no figure while these scenarios are on",
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
  showEach: "Each scenario",
  showWhat: "What the picture shows",
  numbers: "The numbers",
  measures: "Measures",
  measure: "Measure",
  without: "without {change}",
  with: "with {change}",
  theChanges: "the changes",
  theAnswer: "the answer",
  difference: "Difference",
  problems: "This cannot be had",
  expectedGot: "expected {expected}; got {got}",
  models: "Models",

  // the page
  pageTitle: "Pendency: {model}",
  pageInOther: "Español",
  pageTheme: "Colours",
  pageThemeAuto: "As the device",
  pageThemeLight: "Light",
  pageThemeDark: "Dark",
  pageBareModel: "Nobody has translated this model: its own words stay in English.",
  pageMarked: "What is marked [en] is not translated, and neither are messages about mistakes.",

  // the answer
  answerNo: "No",
  answerBase: "Compared with {stack}",

  // levers
  leversRange: "{low} to {high}",
  leversMoved: { one: "{count} lever moved", other: "{count} levers moved" },

  // the run
  runDone: { one: "{count} run", other: "{count} runs" },

  // time and level
  timeInstant: "Time",
  timePlay: "Play",
  timePause: "Pause",
  levelShow: "Show",
  levelEverybody: "Everybody",

  // the flow picture
  flowTitle: "Where people are and where they go, {when}",
  flowClose: "The whole system",
  flowKeys: "Arrow keys follow the flows, Enter opens a box, Escape ends",

  // charts
  chartRows: { one: "{count} row", other: "{count} rows" },
  chartAt: "{when}: {value}",
  chartExport: "Export",
  chartExportOf: "Export: {title}",
  chartCiteAs: "Citation ({format})",
  chartNoPng: "This browser makes no PNG of it. The SVG holds the same picture.",
  chartSvg: "Picture (SVG)",
  chartPng: "Picture (PNG)",
  chartCsv: "Table (CSV)",
  chartEmbed: "Embed",
  chartEmbedFrozen: "frozen: as it is now",
  chartCopy: "Copy",
  chartCopied: "Copied",
  chartGateFailed: "Forecasts of this kind have failed their test: read it with care",
  chartGateUntested: "Forecasts of this kind are untested",

  // sources
  sourcesTitle: "Sources",
  sourcesFor: "Sources of {number}",
  sourcesOf: "Where {number} comes from",

  // the editor
  editOpen: "Edit",
} as const;
