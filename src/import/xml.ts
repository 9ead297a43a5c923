// The little of XML that workbooks are written in: elements, attributes and text. Nothing is ever fetched or expanded.

/** A start, an end, or text between them; an empty element is a start and then an end. */
interface XmlListener {
  start(name: string, attributes: string): void;
  end(name: string): void;
  text(text: string): void;
}

const token =
  /<(?:!\[CDATA\[([\s\S]*?)\]\]>|!--[\s\S]*?-->|\?[\s\S]*?\?>|!([A-Z]+)|(\/?)([A-Za-z_][\w.:-]*)((?:"[^"]*"|'[^']*'|[^<>"'])*)>)/g;

/**
 * Tells a listener the parts of a document in their order. Names come without their prefix.
 *
 * @returns what is wrong with the text: a declaration of entities, elements that do not close, a text cut off; or null
 */
export function walkXml(text: string, listener: XmlListener): string | null {
  const open: string[] = [];
  let last = 0;
  for (const match of text.matchAll(token)) {
    const between = text.slice(last, match.index);
    if (between.includes("<")) return "an element that is cut off";
    if (open.length > 0 && between !== "") listener.text(decode(between));
    last = match.index + match[0].length;
    const [, data, declaration, slash, fullName, rest] = match;
    if (declaration !== undefined) return `a declaration <!${declaration}`;
    if (data !== undefined) listener.text(data);
    if (fullName === undefined) continue;
    const name = fullName.slice(fullName.indexOf(":") + 1);
    if (slash === "/") {
      if (open.pop() !== name) return `an end of <${name}> that nothing began`;
      listener.end(name);
      continue;
    }
    listener.start(name, rest);
    if (rest.endsWith("/")) listener.end(name);
    else open.push(name);
  }
  if (open.length > 0 || text.slice(last).trim() !== "") return `a text cut off inside <${open.at(-1) ?? "nothing"}>`;
  return null;
}

/** The attribute's text, or null. A prefix belongs to the name that is asked for. */
export function attribute(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return found === null ? null : decode(found[1] ?? found[2]);
}

const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function decode(text: string): string {
  if (!text.includes("&")) return text;
  return text.replaceAll(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g, (whole, hex, decimal, name) => {
    if (name !== undefined) return named[name as string] ?? whole;
    const point = hex === undefined ? Number(decimal) : parseInt(hex as string, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
