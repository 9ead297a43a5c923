// The address of a state that others can open; "" where the page lies on this machine alone.

/** @param page address of the page, with or without a fragment */
export function publicLink(page: string, fragment: string): string {
  if (!URL.canParse(page)) return "";
  const address = new URL(page);
  if (!/^https?:$/.test(address.protocol)) return "";
  if (/^(?:localhost|127(?:\.\d+){3}|\[::1?\]|0\.0\.0\.0)$|\.localhost$/.test(address.hostname)) return "";
  address.hash = fragment;
  return address.href;
}

/** The same state as one chart alone, for a frame; "" where there is no address. */
export function embedLink(link: string): string {
  if (link === "") return "";
  const address = new URL(link);
  address.search = "?embed";
  return address.href;
}
