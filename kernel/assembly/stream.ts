// The numbers of this run: each is asked for by its full name.
import { Draws } from "../../src/random/draws.ts";

export const draws: Draws = new Draws();
