// How forecasts of the model came out, from its stored scores.
import type { TrackRecord as Scores } from "../../ask/report/trackRecord.ts";
import { recordChart, recordStyle } from "../../present/recordChart.ts";
import type { Parts } from "../views/Answer.tsx";
import { fill } from "../words/words.ts";
import { MorePicture } from "./MorePicture.tsx";
import { moreWords } from "./words.ts";

interface RecordParts extends Parts {
  readonly record: Scores | null;
  readonly uncounted: string;
  readonly width: number;
}

export function TrackRecord({ store, face, record, uncounted, width }: RecordParts) {
  const said = moreWords();
  const titleOf = (title: string): string => store.titleOf("phrases", title, title);
  const options = { id: "record", width: Math.min(width, 860), words: said.record, titleOf };
  const told = record === null ? null : recordChart(record.rows, options);
  if (told === null) {
    return (
      <p class="note">
        {said.noRecord} {uncounted !== "" && fill(said.uncounted, { why: uncounted })}
      </p>
    );
  }
  const note = `${said.recordNote} ${fill(said.recordFrom, { model: face.id })}`;
  return <MorePicture store={store} told={told} of={{ kind: "forecasts" }} note={note} style={recordStyle} />;
}
