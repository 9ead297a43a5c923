// What travels with a chart that leaves the page: what it is, where it comes from, and how to see it again.

export interface ChartOrigin {
  /** what it shows: its takeaway */
  readonly title: string;
  /** the same in full sentences */
  readonly description: string;
  readonly model: { readonly id: string; readonly title: string; readonly hash: string };
  /** of Pendency */
  readonly version: string;
  /** of the sources that it was built from; null where nobody knows */
  readonly commit: string | null;
  /** ISO day on which it was made: time is an argument */
  readonly made: string;
  /** the page at the same state; "" where the page has no address that others can open */
  readonly link: string;
  /** publications that its numbers rest on, each with its publisher */
  readonly sources: readonly string[];
  /** "en", "es" */
  readonly language: string;
}

export const creator = "Pendency";

/** Name and value of everything there is to say, in the order in which it is said. */
export function originLines(origin: ChartOrigin): readonly (readonly [name: string, value: string])[] {
  const { title, description, model, version, commit, made, sources } = origin;
  const said: readonly (readonly [string, string])[] = [
    ["title", title],
    ["description", description],
    ["model", `${model.title} (${model.id})`],
    ["model hash", model.hash],
    ["made by", `${creator} ${version}`],
    ["commit", commit ?? ""],
    ["made on", made],
    ["link", linkOf(origin)],
    ...sources.map((source) => ["source", source] as const),
  ];
  return said.map(([name, value]) => [name, oneLine(value)] as const).filter(([, value]) => value !== "");
}

/** Only what a browser opens as a page; anything else is no address to hand out. */
export function linkOf({ link }: Pick<ChartOrigin, "link">): string {
  return /^https?:\/\/[^\s"'<>\\]+$/.test(link) ? link : "";
}

/** The state alone: what begins a file's name and a citation's key. */
export function slugOf({ model, title }: ChartOrigin): string {
  const words = title
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  const said = (words ?? []).slice(0, 6).join("-");
  const id = model.id.replace(/[^A-Za-z0-9-]/g, "-");
  return said === "" ? id : `${id}-${said}`;
}

/** Text that has to stand in one line: control characters and line breaks become spaces, halves of characters go. */
export function oneLine(text: string): string {
  return (
    text
      .replace(/\p{Surrogate}/gu, "")
      // oxlint-disable-next-line no-control-regex -- what no line may hold
      .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\s]+/g, " ")
      .trim()
  );
}
