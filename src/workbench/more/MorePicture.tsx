// One further picture with all that stands around it.
import type { ComponentChildren } from "preact";
import { useCallback } from "preact/hooks";
import type { Subject } from "../../ask/live/sourcesOf.ts";
import { foldedTableIn } from "../../present/table.ts";
import type { Table } from "../../present/table.ts";
import type { ToldChart } from "../../present/toldChart.ts";
import type { Store } from "../store.ts";
import { ExportButton } from "../views/ExportButton.tsx";
import { Folded } from "../views/Folded.tsx";
import { Markup } from "../views/Markup.tsx";
import { SourcesButton } from "../views/SourcesButton.tsx";
import { tableWords } from "../views/tableWords.ts";
import { Read } from "./Read.tsx";

interface MorePictureParts {
  readonly store: Store;
  readonly told: ToldChart;
  /** whose sources are shown; null: the picture is of none of the model's numbers */
  readonly of: Subject | null;
  /** what stands between the title and the picture */
  readonly note?: string;
  /** the table that leaves the page, where it is longer than the one shown */
  readonly exported?: Table;
  /** rules of the picture beside those of every chart */
  readonly style?: string;
  /** what the colours mean */
  readonly children?: ComponentChildren;
}

export function MorePicture({ store, told, of, note = "", exported, style = "", children }: MorePictureParts) {
  const { title, sentence, picture, width, height, marks, table } = told;
  const read = useCallback(() => marks, [marks]);
  const folded = useCallback(() => foldedTableIn(table, tableWords()), [table]);
  return (
    <figure class="more-picture">
      <figcaption>
        <h3>{title}</h3>
        {note !== "" && <p class="note">{note}</p>}
        {of !== null && <SourcesButton store={store} of={of} title={title} />}
        <ExportButton
          store={store}
          chart={{
            title,
            description: sentence,
            of,
            style,
            picture: () => picture,
            table: () => exported ?? table,
          }}
        />
      </figcaption>
      {children}
      <div class="read">
        <Markup class="picture" html={picture} />
        {marks.length > 0 && <Read title={title} width={width} height={height} marks={read} />}
      </div>
      <p class="inwords">{sentence}</p>
      <Folded html={folded} />
    </figure>
  );
}
