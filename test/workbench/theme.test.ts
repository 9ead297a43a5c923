// Light or dark is the reader's own choice: kept where the browser allows it, and never in the way.
import { expect, test } from "vitest";
import { chooseTheme, recallTheme, theme } from "../../src/workbench/theme.ts";

function storage() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  };
}

test("what was chosen is recalled, and what nobody can have chosen is as the device has it", () => {
  const own = storage();
  recallTheme(() => own);
  expect(theme.value).toBe("auto");
  chooseTheme("dark", () => own);
  theme.value = "auto";
  recallTheme(() => own);
  expect(theme.value).toBe("dark");
  for (const name of own.kept.keys()) own.kept.set(name, "<script>");
  recallTheme(() => own);
  expect(theme.value).toBe("auto");
});

test("where storage is refused or full the choice holds while the page is open", () => {
  const refused = (): never => {
    throw new DOMException("refused", "SecurityError");
  };
  recallTheme(refused);
  expect(theme.value).toBe("auto");
  chooseTheme("light", refused);
  expect(theme.value).toBe("light");
  const full = { ...storage(), setItem: refused };
  chooseTheme("dark", () => full);
  expect(theme.value).toBe("dark");
});
