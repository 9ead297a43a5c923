// What comes after the answer: runs that refine it, and the sections under it, each opened when somebody wants it.
import { useEffect } from "preact/hooks";
import { Controls } from "../refine/Controls.tsx";
import { Refining } from "../refine/refining.ts";
import { Share } from "../share/Share.tsx";
import "./beyond.css";
import type { Parts } from "../views/Answer.tsx";
import { laterEn } from "../words/laterEn.ts";
import { learn } from "../words/words.ts";
import { More } from "../more/More.tsx";
import { Questions } from "../pieces/Questions.tsx";
import { Judgements } from "./Judgements.tsx";
import { Lives } from "./Lives.tsx";
import { SourcesDrawer } from "./SourcesDrawer.tsx";
import { Statements } from "./Statements.tsx";

learn(laterEn);

export function Sections(parts: Parts) {
  const { store, face } = parts;
  useEffect(() => {
    const refining = new Refining(store);
    store.refining.value = {
      picture: (...of) => refining.picture(...of),
      Controls: (shown) => <Controls store={store} face={store.face.value ?? face} refining={refining} {...shown} />,
    };
    return () => {
      store.refining.value = null;
      refining.end();
    };
  }, [store, face.id, store.edition.value]);
  // another model, or another edition of one, is another page: nothing of the one before stays
  return (
    <div class="beyond" key={`${parts.face.id} ${parts.store.edition.value}`}>
      <More {...parts} />
      <Questions {...parts} />
      <Statements {...parts} />
      <Lives {...parts} />
      <Judgements {...parts} />
      <Share {...parts} />
      <SourcesDrawer {...parts} />
    </div>
  );
}
