// The address follows what is on the page once that is painted: a browser takes longer to write it than the page to move.

/**
 * Writes the last of what is given, after the next frame or when the page is left. Where the address is another by then,
 * somebody has followed a link, and that counts.
 */
export function writeLater(read: () => string, write: (text: string) => void): (text: string) => void {
  let waiting: { readonly text: string; readonly over: string } | null = null;
  const now = (): void => {
    if (waiting !== null && read() === waiting.over) write(waiting.text);
    waiting = null;
  };
  addEventListener("pagehide", now);
  return (text) => {
    if (waiting === null) {
      // a page that nobody sees has no frames
      if (document.hidden) setTimeout(now);
      else requestAnimationFrame(() => setTimeout(now));
    }
    waiting = { text, over: waiting?.over ?? read() };
  };
}
