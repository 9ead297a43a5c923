// Colours that stay apart for colour-blind readers (after Okabe and Ito), darkened until they can be read as text.

/** Every name is a CSS custom property; light and dark hold the same names. */
type ColourName =
  | "paper"
  | "panel"
  | "ink"
  | "quiet"
  | "rule"
  | "accent"
  | "band80"
  | "band50"
  | "median"
  | "path"
  | "dot"
  | "blue"
  | "orange"
  | "green"
  | "purple"
  | "sky"
  | "grey"
  | "flow"
  | "back";

type Palette = Readonly<Record<ColourName, string>>;

export const light: Palette = {
  paper: "#fdfcf9",
  panel: "#f4f1ea",
  ink: "#1c1b19",
  quiet: "#595650",
  rule: "#d6d1c4",
  accent: "#00557f",
  band80: "#cfe2ee",
  band50: "#8dbcd9",
  median: "#003f62",
  path: "#6f8796",
  dot: "#a63b00",
  blue: "#00618f",
  orange: "#a64b00",
  green: "#00694d",
  purple: "#8a3a6c",
  sky: "#2b7596",
  grey: "#66625b",
  flow: "#9dbccc",
  back: "#8a3a6c",
};

export const dark: Palette = {
  paper: "#161718",
  panel: "#212325",
  ink: "#ecebe7",
  quiet: "#b5b2ab",
  rule: "#43464a",
  accent: "#86c5ea",
  band80: "#1f3c4e",
  band50: "#2f6484",
  median: "#a9dbf7",
  path: "#8499a6",
  dot: "#ffa25e",
  blue: "#79bfe8",
  orange: "#f0a05a",
  green: "#5ccba6",
  purple: "#e3a3c8",
  sky: "#8fd0ee",
  grey: "#a8a49c",
  flow: "#41657a",
  back: "#e3a3c8",
};

/** Steps of the heat tables, pale to deep: background, and the ink that can be read on it. */
export const heatSteps: readonly { readonly paper: string; readonly ink: string }[] = [
  { paper: "#f3f1ec", ink: "#1c1b19" },
  { paper: "#e3ecf1", ink: "#1c1b19" },
  { paper: "#c5dbe7", ink: "#1c1b19" },
  { paper: "#9cc3d8", ink: "#1c1b19" },
  { paper: "#2f7ba3", ink: "#ffffff" },
  { paper: "#00486d", ink: "#ffffff" },
];

/** The other side of a diverging scale. */
export const warmSteps: readonly { readonly paper: string; readonly ink: string }[] = [
  { paper: "#f3f1ec", ink: "#1c1b19" },
  { paper: "#f8e8d8", ink: "#1c1b19" },
  { paper: "#f3cfa9", ink: "#1c1b19" },
  { paper: "#e9ae74", ink: "#1c1b19" },
  { paper: "#b4560f", ink: "#ffffff" },
  { paper: "#843800", ink: "#ffffff" },
];

/** The same steps on a dark page: there the deepest is the brightest. */
export const darkHeatSteps: typeof heatSteps = [
  { paper: "#25282b", ink: "#ecebe7" },
  { paper: "#233743", ink: "#ecebe7" },
  { paper: "#24485c", ink: "#ecebe7" },
  { paper: "#2a5f7c", ink: "#ffffff" },
  { paper: "#5aa3cb", ink: "#10181d" },
  { paper: "#a9dbf7", ink: "#10181d" },
];

export const darkWarmSteps: typeof heatSteps = [
  { paper: "#25282b", ink: "#ecebe7" },
  { paper: "#3d3128", ink: "#ecebe7" },
  { paper: "#573b25", ink: "#ecebe7" },
  { paper: "#7d4a1d", ink: "#ffffff" },
  { paper: "#d08a4a", ink: "#1a1208" },
  { paper: "#ffc48c", ink: "#1a1208" },
];

/** Rules for cells of a picture and of a table, by the step's number. */
export function stepRules(cool: typeof heatSteps, warm: typeof heatSteps): string {
  const rules = (prefix: string, steps: typeof heatSteps): string =>
    steps.map(({ paper, ink }, i) => `.${prefix}${i}{fill:${paper}}.chart text.${prefix}i${i}{fill:${ink}}`).join("");
  const cells = cool.map(({ paper, ink }, i) => `table.heat .c${i}{background:${paper};color:${ink}}`).join("");
  return rules("h", cool) + rules("w", warm) + cells;
}

/** The palette as CSS declarations. */
export function declarations(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(";");
}
