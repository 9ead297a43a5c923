// Seeded dice for synthetic releases: the same seed gives the same bytes.

/** @param {number} seed */
export function openDice(seed) {
  let state = (seed >>> 0) + 0x9e3779b9;
  const totals = new Map();
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    /** true with this chance */
    chance: (share) => next() < share,
    /** a whole number from 0 to below */
    below: (limit) => Math.floor(next() * limit),
    /** one of the entries */
    pick: (list) => list[Math.floor(next() * list.length)],
    /** one of the entries, whose weight stands at a place (the same place for the same list) */
    weighted: (list, place) => {
      if (!totals.has(list)) totals.set(list, sumOf(list, place));
      let left = next() * totals.get(list);
      for (const entry of list) {
        left -= entry[place];
        if (left < 0) return entry;
      }
      return list.at(-1);
    },
  };
}

const sumOf = (list, place) => list.reduce((sum, entry) => sum + entry[place], 0);
