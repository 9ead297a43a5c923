// Every origin's forecasts, made or taken from where they are kept, before any of them is scored.
import type { ForecastsDocument } from "../../claim/forecasts.ts";
import type { Documents } from "../../documents/documents.ts";
import type { SeriesFigures } from "../../facts/knownFigures.ts";
import { protocolHash } from "../../forecast/protocolHash.ts";
import type { Conduct } from "../../study/makeStudy.ts";
import { tellNobody } from "../../study/narrate.ts";
import type { Narrate } from "../../study/narrate.ts";
import { neverStopped, Stop } from "../../study/stop.ts";
import type { FluidMade, StudySpec } from "../../study/study.ts";
import { checkCall } from "../checkCall.ts";
import { keepNothing, usuallyCalled } from "./asked.ts";
import type { BacktestAsked, BacktestStore } from "./asked.ts";
import { chunkName, chunkText, covers, readChunk } from "./chunk.ts";
import type { Chunk } from "./chunk.ts";
import { forecastFrom } from "./forecastFrom.ts";
import { observedSeries } from "./observedSeries.ts";
import { filesByDay, filesOn } from "./posteriors.ts";
import { originsOf } from "./origins.ts";
import { checkBacktest, documentOf, idOf, specOf, stepDayOf, stepOf, withFlows } from "./plan.ts";
import { wantedFrom } from "./wantedFigures.ts";
import type { LeftOut, WantedFigure } from "./wantedFigures.ts";

/** What was forecast, before any of it is scored. */
export interface Forecasts {
  readonly id: string;
  readonly protocol: string;
  readonly document: ForecastsDocument;
  readonly observed: ReadonlyMap<string, SeriesFigures>;
  readonly fluid: FluidMade;
  readonly spec: StudySpec;
  /** in order of time */
  readonly origins: readonly ForecastOrigin[];
}

export interface ForecastOrigin {
  readonly date: string;
  /** null: it was not reached before somebody stopped it, or there is nothing to forecast from it */
  readonly chunk: Chunk | null;
  /** figures that the day does not allow to forecast */
  readonly leftOut: readonly LeftOut[];
  /** refused: the documents do not run on that day. nothing: no figure is wanted */
  readonly status: "forecast" | "refused" | "nothing" | "unfinished";
  /** whether an earlier command had made it */
  readonly isKept: boolean;
}

/**
 * Origin by origin: one that is in the store is not made again, and one that is made is put there, so that a backtest
 * that was ended goes on to the same bytes.
 *
 * @param store left out: nothing is kept
 * @throws PendencyError when the documents do not fit together, or nothing can be asked so
 */
export async function makeForecasts(
  documents: Documents,
  asked: BacktestAsked,
  store: (id: string, protocol: string) => BacktestStore = keepNothing,
  conduct: Conduct = {},
): Promise<Forecasts> {
  checkCall(documents, asked, conduct);
  const { called = usuallyCalled, tables = { beside: {}, given: null } } = asked;
  const document = documentOf(documents);
  checkBacktest(documents, asked, document, called);
  const { model } = documents;
  const observed = observedSeries(document, documents.facts, tables, model.fiscalYearStartMonth);
  const byDay = filesByDay(documents.files, asked.posteriors ?? []);
  const daysOfSets = byDay.size === 0 ? null : [...byDay.keys()];
  const origins = originsOf(asked.origins ?? daysOfSets, document, model, called.origins);
  const filesOf = new Map(origins.map(({ date }) => [date, filesOn(date, documents.files, byDay, called.origins)]));
  const spec = specOf(documents, asked);
  const days = origins.map(({ day }) => day);
  const id = idOf(documents, asked, spec, stepDayOf(asked, document, days));
  const names = asked.series === undefined ? null : withFlows(asked.series, document);
  const protocol = protocolHash(documents.files.forecasts?.text ?? "");
  const kept = store(id, protocol);
  const { narrate = tellNobody } = conduct;
  const stop = new Stop(conduct.stop ?? neverStopped);
  const telling =
    (label: string): Narrate =>
    (event) =>
      narrate(event.kind === "progress" ? { ...event, label } : event);
  try {
    const fluid = await stepOf(documents, asked, { document, spec, days }, stop, conduct.pause);
    const found: ForecastOrigin[] = [];
    for (const [n, origin] of origins.entries()) {
      const { date } = origin;
      const { figures, leftOut } = wantedFrom(origin, document, observed, model, names);
      if (!figures.some(({ horizonMonths }) => horizonMonths > 0)) {
        found.push({ date, chunk: null, leftOut, status: "nothing", isKept: false });
        continue;
      }
      const text = kept.read(chunkName(date));
      const earlier = text === null ? null : readChunk(text, id, date);
      if (earlier !== null && covers(earlier, figures)) {
        const status = earlier.refused.length > 0 ? "refused" : "forecast";
        found.push({ date, chunk: onlyWanted(earlier, figures), leftOut, status, isKept: true });
        continue;
      }
      const label = `origin ${origin.date}, ${n + 1} of ${origins.length}`;
      const standIns = asked.standIns === true ? { standIns: true } : {};
      const given = asked.conditional === true ? { given: document.conditional.map(({ text }) => text) } : {};
      const asOf = { date, strict: asked.strict === true, ...standIns, ...given, called };
      const chunk =
        stop.aborted || fluid === null
          ? null
          : await forecastFrom(
              { ...documents, files: filesOf.get(date) ?? documents.files },
              { id, spec, fluid, asOf, figures },
              { ...conduct, stop, narrate: telling(label) },
            );
      if (chunk === null) {
        found.push({ date, chunk: null, leftOut, status: "unfinished", isKept: false });
        continue;
      }
      kept.write(chunkName(date), chunkText(chunk));
      const status = chunk.refused.length > 0 ? "refused" : "forecast";
      found.push({ date, chunk, leftOut, status, isKept: false });
    }
    return { id, protocol, document, observed, fluid: fluid ?? noStep, spec, origins: found };
  } finally {
    stop.release();
    narrate({ kind: "finished" });
  }
}

/** Stands where it was stopped before the length of a step was known. */
const noStep: FluidMade = {
  step: 0,
  stepDays: 0,
  stepError: null,
  unsettled: [],
  mayBeOff: [],
  approximates: [],
  without: {},
};

function onlyWanted(chunk: Chunk, figures: readonly WantedFigure[]): Chunk {
  const wanted = new Set(
    figures.map(({ series, period, horizonMonths }) => `${series}@${period.label} ${horizonMonths}`),
  );
  return {
    ...chunk,
    forecasts: chunk.forecasts.filter(({ series, period, horizonMonths }) =>
      wanted.has(`${series}@${period} ${horizonMonths}`),
    ),
    path: chunk.path.filter(({ series, period }) => wanted.has(`${series}@${period} 0`)),
  };
}
