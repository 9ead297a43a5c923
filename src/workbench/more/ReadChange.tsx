// The main picture under the pointer, and whose published figures lie over it.
import { useCallback } from "preact/hooks";
import type { FanPanel, ObservedPoint } from "../../ask/report/fanPanel.ts";
import type { ChangeOptions } from "../../present/changeChart.ts";
import { changeMarks } from "../../present/changeMarks.ts";
import { observedTable } from "../../present/observedTable.ts";
import { foldedTableIn } from "../../present/table.ts";
import { Folded } from "../views/Folded.tsx";
import { tableWords } from "../views/tableWords.ts";
import { fill, tongue } from "../words/words.ts";
import { Read } from "./Read.tsx";
import { moreWords } from "./words.ts";

interface ReadChangeParts {
  readonly panel: FanPanel;
  readonly observed: readonly ObservedPoint[];
  readonly options: ChangeOptions;
  readonly title: string;
}

export function ReadChange({ panel, observed, options, title }: ReadChangeParts) {
  const said = moreWords();
  const columns = said.observedColumns;
  const isDrawn = options.show === "level" || panel.bands.length === 1;
  const marks = useCallback(() => changeMarks(panel, observed, options), [panel, observed, options]);
  const table = useCallback(
    () => foldedTableIn(observedTable(panel, observed, columns), tableWords()),
    [panel, observed, columns],
  );
  return (
    <>
      <Read title={title} width={options.width} height={options.height} marks={marks} />
      {observed.length > 0 && (
        <p class="note">
          {isDrawn
            ? said.observedKnown
            : fill(said.observedElsewhere, { count: tongue().formats.exact(observed.length) })}
        </p>
      )}
      {observed.length > 0 && <Folded html={table} />}
    </>
  );
}
