// Plain data as what differs from the data before it. Most of an answer is the same after a move: that is not copied from
// the worker to the page again, and the page sees by identity what it need not draw anew.

/** null: as before. is: something else. parts: the same keys, of which only those that differ are named. */
export type News = null | { readonly is: unknown } | { readonly parts: Readonly<Record<string, Exclude<News, null>>> };

/**
 * @param before nobody has written to it since: typed arrays are the same only where they are one and the same
 * @param now    lists, plain objects, typed arrays, texts and numbers
 */
export function newsOf(before: unknown, now: unknown): News {
  if (Object.is(before, now)) return null;
  if (!hasParts(before) || !hasParts(now) || Array.isArray(before) !== Array.isArray(now)) return { is: now };
  const keys = Object.keys(now);
  if (keys.length !== Object.keys(before).length) return { is: now };
  const parts: Record<string, Exclude<News, null>> = {};
  for (const key of keys) {
    if (!Object.hasOwn(before, key)) return { is: now };
    const news = newsOf(before[key], now[key]);
    if (news === null) continue;
    // a row of numbers is shorter than the places in it that differ
    if (Array.isArray(now) && !hasParts(now[key])) return { is: now };
    parts[key] = news;
  }
  return Object.keys(parts).length === 0 ? null : { parts };
}

/** The data that the news is of; parts that are as before are those of before. */
export function withNews(before: unknown, news: News): unknown {
  if (news === null) return before;
  if ("is" in news) return news.is;
  const old = before as Parts;
  const whole = (Array.isArray(old) ? [...old] : { ...old }) as Record<string, unknown>;
  for (const [key, part] of Object.entries(news.parts)) whole[key] = withNews(old[key], part);
  return whole;
}

/**
 * The same news in memory of its own, and that memory: it may be given away. An array that stands in it twice does so again.
 */
export function ownNews(news: News): { readonly news: News; readonly memory: readonly ArrayBuffer[] } {
  const copies = new Map<ArrayBufferView, ArrayBufferView>();
  const copied = (value: unknown): unknown => {
    if (ArrayBuffer.isView(value)) {
      const known = copies.get(value) ?? (value as Float64Array).slice();
      copies.set(value, known);
      return known;
    }
    if (!hasParts(value) || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, copied(one)]));
  };
  return { news: copied(news) as News, memory: [...copies.values()].map(({ buffer }) => buffer as ArrayBuffer) };
}

type Parts = Readonly<Record<string, unknown>>;

function hasParts(value: unknown): value is Parts {
  return typeof value === "object" && value !== null && !ArrayBuffer.isView(value);
}
