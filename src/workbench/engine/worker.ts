// The worker that answers moves.
import { answerMoves } from "./answerMoves.ts";
import type { MovesHeard } from "./answerMoves.ts";
import { outOfPromises } from "./outOfPromises.ts";

answerMoves(globalThis as unknown as MovesHeard, outOfPromises);
