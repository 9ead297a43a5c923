// From one text of markup to the next where the elements stay and only what they say differs: as a line that moves.

/** What one node becomes. */
interface NodeChange {
  /** place of the node among all elements and texts, in the order of the markup */
  readonly node: number;
  /** "": the text itself */
  readonly attribute: string;
  readonly value: string;
}

/**
 * Of markup that `present` made: there every attribute is quoted, and > in a text is an entity.
 *
 * @returns null where the elements are others
 */
export function changesBetween(before: string, after: string): readonly NodeChange[] | null {
  const [old, next] = [piecesOf(before), piecesOf(after)];
  if (old.length !== next.length) return null;
  const changes: NodeChange[] = [];
  let node = -1;
  for (let i = 0; i < next.length; i++) {
    const [one, other] = [old[i], next[i]];
    const isEnd = other.startsWith("</");
    if (!isEnd) node += 1;
    if (one === other) continue;
    if (isEnd || one.startsWith("<") !== other.startsWith("<")) return null;
    if (other.startsWith("<")) {
      const found = attributesBetween(one, other, node);
      if (found === null) return null;
      changes.push(...found);
    } else {
      const value = plain(other);
      if (value === null) return null;
      changes.push({ node, attribute: "", value });
    }
  }
  return changes;
}

function piecesOf(markup: string): readonly string[] {
  return markup.match(/<[^>]*>|[^<]+/g) ?? [];
}

function attributesBetween(before: string, after: string, node: number): readonly NodeChange[] | null {
  const [old, next] = [before.split('"'), after.split('"')];
  if (old.length !== next.length) return null;
  const changes: NodeChange[] = [];
  for (let i = 0; i < next.length; i++) {
    if (old[i] === next[i]) continue;
    // every second piece is a value, and the one before it ends with its name
    const value = i % 2 === 1 ? plain(next[i]) : null;
    const name = /([\w:-]+)=$/.exec(next[i - 1] ?? "")?.[1];
    if (value === null || name === undefined) return null;
    changes.push({ node, attribute: name, value });
  }
  return changes;
}

const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&#96;": "`",
};

/** null where it holds an entity that is none of ours */
function plain(text: string): string | null {
  if (!text.includes("&")) return text;
  let isKnown = true;
  const meant = text.replace(/&[^;]*;?/g, (entity) => {
    const character = Object.hasOwn(entities, entity) ? entities[entity] : null;
    isKnown &&= character !== null;
    return character ?? "";
  });
  return isKnown ? meant : null;
}
