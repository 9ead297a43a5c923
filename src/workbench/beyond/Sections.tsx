// The sections under the answer, each opened when somebody wants it.
import type { Parts } from "../views/Answer.tsx";
import { Judgements } from "./Judgements.tsx";
import { Lives } from "./Lives.tsx";
import { SourcesDrawer } from "./SourcesDrawer.tsx";
import { Statements } from "./Statements.tsx";

export function Sections(parts: Parts) {
  // another model, or another edition of one, is another page: nothing of the one before stays
  return (
    <div class="beyond" key={`${parts.face.id} ${parts.store.edition.value}`}>
      <Statements {...parts} />
      <Lives {...parts} />
      <Judgements {...parts} />
      <SourcesDrawer {...parts} />
    </div>
  );
}
