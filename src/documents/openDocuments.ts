// Texts in, everything that is written about a model out: read, checked together, and as of a day where one is named.
import { checkCalibration } from "../claim/checkCalibration.ts";
import { checkForecasts } from "../claim/checkForecasts.ts";
import { checkTargetNames, checkTargets } from "../claim/checkTargets.ts";
import { readCalibration } from "../claim/readCalibration.ts";
import { readForecasts } from "../claim/readForecasts.ts";
import { readTargets } from "../claim/readTargets.ts";
import type { Target } from "../claim/target.ts";
import { refuseUsage } from "../errors.ts";
import type { FactLibrary } from "../facts/fact.ts";
import { libraryAsOf, publishedBy, usuallyCalled } from "../facts/libraryAsOf.ts";
import type { AsOf, StandingFact } from "../facts/libraryAsOf.ts";
import { readFacts } from "../facts/readFacts.ts";
import { parseInstant } from "../quantity/date.ts";
import { checkParameterSet } from "../parameters/checkParameterSet.ts";
import { readParameterSet } from "../parameters/readParameterSet.ts";
import type { DocumentFile } from "../reading/document.ts";
import { checkStudyDocument } from "./checkStudyDocument.ts";
import type { Documents } from "./documents.ts";
import { documentsAsOf } from "./documentsAsOf.ts";
import { givenBeyond } from "./givenBeyond.ts";
import type { AsOfAccount, StandIn } from "./asOfAccount.ts";
import type { ModelFiles } from "./modelFiles.ts";
import { readDocuments } from "./readDocuments.ts";
import { readStudyDocument } from "./readStudyDocument.ts";
import { readTranslations } from "./readTranslation.ts";
import { settleDrifts } from "./settleDrifts.ts";

/**
 * @param factFiles of publications; [] when no document names a figure
 * @param asOf      the day to stand on; null for today
 * @throws PendencyError with what is wrong in the documents, or when nothing they name had been published by the day
 */
export function openDocuments(
  files: ModelFiles,
  factFiles: readonly DocumentFile[] = [],
  asOf: AsOf | null = null,
): Documents {
  const facts = factsOf(factFiles, asOf !== null);
  // what came out later than the day can change nothing, not even whether the documents are in order
  const known = asOf === null ? facts : libraryAsOf(facts, standingOn(asOf), { ...asOf, strict: false }).library;
  const own = readDocuments(files.documents, files.id, known);
  const targets = files.targets.flatMap((file) => readTargets(file, own.model));
  checkTargetNames(targets, own.graph, own.scenarios);
  checkTargets(targets, own.model, known);
  const plan = files.study === null ? null : readStudyDocument(files.study, own.model);
  if (plan !== null) checkStudyDocument(plan, own, known);
  const forecasts = files.forecasts === undefined ? null : readForecasts(files.forecasts, own.model);
  const scenarios = own.scenarios.map(({ name }) => name);
  if (forecasts !== null) checkForecasts(forecasts, own.graph, asOf === null ? facts : null, scenarios);
  const calibration = files.calibration === undefined ? undefined : readCalibration(files.calibration, own.model);
  if (calibration !== undefined) checkCalibration(calibration, own.graph, forecasts, asOf === null ? facts : null);
  const posterior = files.posterior === undefined ? undefined : readParameterSet(files.posterior);
  if (posterior !== undefined) checkParameterSet(posterior, own.parameters, asOf, files.posterior?.path ?? "");
  const translations = readTranslations(files.translations ?? [], { ...own, plan, forecasts });
  const warnings = [...own.warnings, ...translations.flatMap(({ stale }) => stale)];
  const beside = { ...(calibration === undefined ? {} : { calibration }), ...(posterior === undefined ? {} : { posterior }) }; // prettier-ignore
  const documents = { ...own, warnings, targets, plan, forecasts, ...beside, translations, facts, asOf: null, files, factFiles }; // prettier-ignore
  return asOf === null ? documents : standOn(asOf, documents);
}

/** A model may be opened for many days with the same figures. */
function factsOf(files: readonly DocumentFile[], isOnADay: boolean): FactLibrary {
  const before = libraries.get(files)?.get(isOnADay);
  if (before !== undefined) return before;
  const library = readFacts(files, isOnADay);
  libraries.set(files, new Map([...(libraries.get(files) ?? []), [isOnADay, library]]));
  return library;
}

const libraries = new WeakMap<readonly DocumentFile[], ReadonlyMap<boolean, FactLibrary>>();

/** The same documents with what was published by a day; targets observed later are left out, by name. */
function standOn(asOf: AsOf, documents: Documents): Documents {
  const observed = ({ observed: on }: Target): readonly string[] =>
    on.kind === "quantity" ? [] : on.kind === "fact" ? [on.fact] : on.facts;
  const named = documents.targets.flatMap(observed);
  const day = standingOn(asOf);
  const view = documentsAsOf(documents, documents.facts, day, asOf, named);
  refuseTooEarly(view.account, asOf);
  const isKnown = (target: Target): boolean => observed(target).every((id) => view.facts.facts.has(id));
  const { settled, standIns } = settledOn({ ...documents, ...view.documents }, view.facts, asOf);
  const { given = [] } = asOf;
  const onDay = { ...settled, facts: view.facts };
  return {
    ...(given.length === 0 ? onDay : givenBeyond(onDay, documents, given)),
    targets: documents.targets.filter(isKnown),
    asOf: {
      ...view.account,
      standIns: [...view.account.standIns, ...standIns],
      targetsLeftOut: documents.targets.filter((each) => !isKnown(each)).map(({ id }) => id),
    },
  };
}

/** A strict reader whose editions have too little to size a drift by has this one sized by later editions, and says so. */
function settledOn(
  documents: Documents,
  facts: FactLibrary,
  asOf: AsOf,
): { readonly settled: Documents; readonly standIns: readonly StandIn[] } {
  const day = standingOn(asOf);
  const later = () => libraryAsOf(documents.facts, day, { ...asOf, strict: false }).library;
  const settled = settleDrifts(documents, facts, day, asOf.strict ? later : null);
  const words = "the size of its drift is from later editions, because no edition of the day has enough";
  const standIns = settled.parameters.flatMap(({ name, drift }): StandIn[] =>
    drift?.sizedBy?.isOfLaterEditions === true
      ? [{ parameter: name, alternative: "", what: "reconstructed", words }]
      : [],
  );
  return { settled, standIns };
}

function standingOn({ date, called = usuallyCalled }: AsOf): number {
  return dayOf(date) ?? refuseUsage(called.day, "a day as YYYY-MM-DD", `"${date}"`);
}

/** Days since 1970-01-01 of an ISO day; null when it is none. */
export function dayOf(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const instant = parseInstant(text, 1);
  return instant !== null && instant.calendar ? instant.days : null;
}

/** @throws PendencyError (usage) when the documents name figures and none of them had been published */
function refuseTooEarly({ date, facts }: AsOfAccount, { called = usuallyCalled }: AsOf): void {
  if (facts.length === 0 || facts.some(({ standing }) => standing !== "left out")) return;
  const first = facts.reduce((early, one) => (dayPublished(one) < dayPublished(early) ? one : early));
  const { publication } = first.fact;
  const expected = "a day by which at least one figure that the model names had been published";
  refuseUsage(
    called.day,
    expected,
    date,
    `of the editions it names the first is ${publication.id}, published ${publication.publishedOn}`,
  );
}

const dayPublished = ({ fact }: StandingFact): number => publishedBy(fact.publication);
