// The model of a page in this Node, from the very pack that the page opens: what a page says is held against it.
import { LiveModel } from "../../src/ask/live/liveModel.ts";
import { modelFace } from "../../src/ask/live/modelFace.ts";
import type { Moves } from "../../src/ask/live/moves.ts";
import { unpackModel } from "../../src/ask/live/packModel.ts";
import { answerSentence } from "../../src/present/answerSentence.ts";
import { packOf } from "./workbenchPage.ts";

/** Its face, and the sentence on top of the page after these moves. */
export function inNode(model: string): { face: ReturnType<typeof modelFace>; sentence(moves: Moves): string } {
  const { documents, gates } = unpackModel(packOf(`packs/${model}.txt`) ?? "");
  const live = new LiveModel(documents, gates);
  const sentence = (moves: Moves): string => {
    const { plain } = live.answer(moves);
    return plain === null ? "" : answerSentence(plain);
  };
  return { face: modelFace(documents), sentence };
}
