// Light, dark, or as the device has it.
import { chooseTheme, theme, themes } from "../theme.ts";
import { words } from "../words/words.ts";

export function Colours() {
  const titles = { auto: words().pageThemeAuto, light: words().pageThemeLight, dark: words().pageThemeDark };
  return (
    <label class="colours">
      {words().pageTheme}{" "}
      <select
        value={theme.value}
        onChange={({ currentTarget }) => {
          const chosen = themes.find((one) => one === currentTarget.value) ?? "auto";
          chooseTheme(chosen, () => localStorage);
        }}
      >
        {themes.map((one) => (
          <option key={one} value={one}>
            {titles[one]}
          </option>
        ))}
      </select>
    </label>
  );
}
