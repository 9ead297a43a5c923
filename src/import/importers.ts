// Every publication whose figures are read from a file, in the order in which its tables are written.
import { usbp2000To2020, usbpCrossReference } from "./cbp/cbpMonthlyTotals.ts";
import { chinaEncounters } from "./cbp/chinaEncounters.ts";
import { nationwide2023, southwestBorder } from "./cbp/cbpRecords.ts";
import {
  asylumDecisions,
  courtOutcomes,
  judgesAdditions,
  releaseCounts,
  releaseRows,
  tracMonthly,
} from "./eoir/courtTranscriptions.ts";
import { adjudication2021, adjudication2025, judges } from "./eoir/eoirAdjudication.ts";
import { detentionStatistics } from "./ice/iceDetention.ts";
import { adpHistory, budget, detainedSnapshots, iceAirArts, recalcitrantLists } from "./ice/iceHistory.ts";
import { detentionReleases } from "./ice/iceReleases.ts";
import { annualReport2024, ero2015, removals2017And2018 } from "./ice/iceRemovals.ts";
import {
  chinaCharters,
  chinaRemovalsAndReturns,
  finalOrders,
  removalsToChina,
  removalsTotal,
} from "./ice/iceRemovalSeries.ts";
import { chinaCorridor, enforcement, finalOrdersByCountry } from "./ice/iceTranscriptions.ts";
import type { Importer } from "./importer.ts";
import { keyMetrics } from "./ohss/ohssKeyMetrics.ts";
import { monthlyTables } from "./ohss/ohssMonthly.ts";

export const importers: readonly Importer[] = [
  monthlyTables,
  keyMetrics,
  usbpCrossReference,
  southwestBorder,
  nationwide2023,
  usbp2000To2020,
  annualReport2024,
  removals2017And2018,
  ero2015,
  removalsTotal,
  removalsToChina,
  chinaCharters,
  finalOrders,
  adpHistory,
  detainedSnapshots,
  budget,
  recalcitrantLists,
  iceAirArts,
  detentionStatistics,
  adjudication2021,
  adjudication2025,
  judges,
  chinaRemovalsAndReturns,
  tracMonthly,
  courtOutcomes,
  asylumDecisions,
  judgesAdditions,
  releaseCounts,
  releaseRows,
  chinaEncounters,
  detentionReleases,
  finalOrdersByCountry,
  enforcement,
  chinaCorridor,
];
