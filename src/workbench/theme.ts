// Light, dark, or as the device has it: a reader's own choice, kept by the reader's browser where that is allowed, and no
// part of a link, which others open.
import { signal } from "@preact/signals";

export const themes = ["auto", "light", "dark"] as const;
type Theme = (typeof themes)[number];

/** As much of a browser's storage as is used here; it may refuse by throwing. */
type Keep = Pick<Storage, "getItem" | "setItem">;

const name = "pendency-theme";

export const theme = signal<Theme>("auto");

/** @param storage throws where a browser gives the page none */
export function recallTheme(storage: () => Keep): void {
  try {
    const kept = storage().getItem(name);
    theme.value = themes.find((one) => one === kept) ?? "auto";
  } catch {
    theme.value = "auto";
  }
}

/** Where it cannot be kept it holds as long as the page is open. */
export function chooseTheme(chosen: Theme, storage: () => Keep): void {
  theme.value = chosen;
  try {
    storage().setItem(name, chosen);
  } catch {
    // full or refused
  }
}
