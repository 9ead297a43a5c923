// What is drawn of a parameter beside its own number, as it follows the parameter's title.
import type { ParameterDraws } from "../../study/study.ts";

export const addedTitle: Readonly<Partial<Record<ParameterDraws["how"], string>>> = {
  source: ", which source",
  drift: ", its drift",
  chance: ", whether it happens",
  changes: ", time to its first change",
};
