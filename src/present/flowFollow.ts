// One box or one link of the living picture followed: what stands out, what comes next, and what is said of it.
import type { Change, FlowFrame, FlowScale } from "./flowFrame.ts";
import type { FlowScene } from "./flowScene.ts";

/** Places in the scene's `boxes` or `links`. */
export type Focus = { readonly kind: "box" | "link"; readonly place: number };

/** What stands out while one is followed: a link with its two ends, a box with all its links. Null: everything again. */
export function followed(scene: FlowScene, focus: Focus | null): readonly Change[] {
  const links = new Set(focus === null ? [] : linksAround(scene, focus));
  const boxes = new Set([...links].flatMap((place) => [scene.links[place].from, scene.links[place].to]));
  if (focus?.kind === "box") boxes.add(focus.place);
  const mark = (id: string, isOn: boolean): Change => [id, "data-on", isOn ? "" : null];
  return [
    [scene.id, "data-following", focus === null ? null : ""],
    ...scene.boxes.map(({ id }, place) => mark(id, boxes.has(place))),
    ...scene.links.flatMap((link, place): readonly Change[] => {
      if (!link.isDrawn) return [];
      const isOn = links.has(place);
      return [mark(link.id, isOn), ...(link.hasLabel ? [mark(`${link.id}n`, isOn)] : [])];
    }),
  ];
}

type Step = "onwards" | "back" | "next" | "previous";

/**
 * Where a key leads: onwards to the largest link that leaves a box and from a link to the box at its end, back the same
 * way; next and previous among the boxes as they are read, or among the links that leave the same box.
 *
 * @returns the same where there is nothing further
 */
export function nextFocus(scene: FlowScene, frame: FlowFrame, focus: Focus, step: Step): Focus {
  const isAlong = step === "onwards" || step === "back";
  if (focus.kind === "link") {
    const { from, to } = scene.links[focus.place];
    if (isAlong) return { kind: "box", place: step === "onwards" ? to : from };
    const siblings = leaving(scene, frame, from, "from");
    const place = siblings[siblings.indexOf(focus.place) + (step === "next" ? 1 : -1)];
    return place === undefined ? focus : { kind: "link", place };
  }
  if (isAlong) {
    const [place] = leaving(scene, frame, focus.place, step === "onwards" ? "from" : "to");
    return place === undefined ? focus : { kind: "link", place };
  }
  const order = readingOrder(scene);
  const place = order[order.indexOf(focus.place) + (step === "next" ? 1 : -1)];
  return place === undefined ? focus : { kind: "box", place };
}

/** Boxes column by column, from the top. */
export function readingOrder({ boxes }: FlowScene): readonly number[] {
  return boxes.map((_, place) => place).toSorted((a, b) => boxes[a].x - boxes[b].x || boxes[a].y - boxes[b].y);
}

/** @param when the instant in words, such as "July 2027" */
export function focusSentence(
  scene: FlowScene,
  scale: FlowScale,
  frame: FlowFrame,
  focus: Focus,
  when: string,
): string {
  const { words, boxes, links, system } = scene;
  const { per } = system;
  if (focus.kind === "link") {
    const link = links[focus.place];
    const { persons, against } = frame.links[focus.place];
    const all = frame.boxes[link.from].left;
    const [from, to] = [boxes[link.from].title, boxes[link.to].title];
    const part = all > 0 ? Math.min(1, persons / all) : null;
    return words.linkSentence({ from, to, when, per, persons, part, against, isBack: link.kind === "back" });
  }
  const { part, title } = boxes[focus.place];
  const now = frame.boxes[focus.place];
  const main = (end: "from" | "to", all: number): { readonly title: string; readonly part: number } | null => {
    const [place] = leaving(scene, frame, focus.place, end);
    const persons = place === undefined ? 0 : frame.links[place].persons;
    if (place === undefined || !(persons > 0) || !(all > 0)) return null;
    const other = end === "from" ? links[place].to : links[place].from;
    return { title: boxes[other].title, part: Math.min(1, persons / all) };
  };
  return words.boxSentence({
    title,
    when,
    per,
    stock: part.kind === "stays" ? now.stock : null,
    came: now.came,
    left: now.left,
    from: main("to", now.came),
    to: main("from", now.left),
    against: scale.without === null ? null : now.against,
    binds: now.binds,
    isOutcome: part.kind === "outcome",
  });
}

/** What the whole instant comes to. */
export function sceneSentence(scene: FlowScene, scale: FlowScale, frame: FlowFrame, when: string): string {
  const { boxes, links, words, system } = scene;
  const inside = boxes.flatMap(({ part, isOutside }, place) =>
    part.kind === "stays" && !isOutside ? [{ place, stock: frame.boxes[place].stock ?? 0 }] : [],
  );
  const people = inside.reduce((sum, { stock }) => sum + stock, 0);
  const [fullest] = inside.toSorted((a, b) => b.stock - a.stock);
  const [largest] = links
    .map((link, place) => ({ link, persons: frame.links[place].persons }))
    .toSorted((a, b) => b.persons - a.persons);
  const changes = inside.map(({ place }) => frame.boxes[place].against ?? 0);
  return words.summary({
    when,
    people,
    per: system.per,
    against: scale.without === null ? null : changes.reduce((sum, change) => sum + change, 0),
    most: people > 0 ? { title: boxes[fullest.place].title, part: fullest.stock / people } : null,
    largest:
      largest === undefined || !(largest.persons > 0)
        ? null
        : { from: boxes[largest.link.from].title, to: boxes[largest.link.to].title, persons: largest.persons },
    binds: [...new Set(frame.boxes.flatMap(({ binds }) => binds))],
  });
}

function linksAround({ links }: FlowScene, { kind, place }: Focus): readonly number[] {
  if (kind === "link") return [place];
  return links.flatMap((link, i) => (link.from === place || link.to === place ? [i] : []));
}

/** Drawn links at one end of a box, the largest now first. */
function leaving({ links }: FlowScene, frame: FlowFrame, box: number, end: "from" | "to"): readonly number[] {
  return links
    .flatMap((link, place) => (link.isDrawn && link[end] === box && link.from !== link.to ? [place] : []))
    .toSorted((a, b) => frame.links[b].persons - frame.links[a].persons || a - b);
}
