import type { ChoicesOnD } from "../src/ask/backtest/choicesOnD.ts";

export function withChoices(page: string, choices: ChoicesOnD): string;
