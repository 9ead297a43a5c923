// What ICE, the departments and observers said of enforcement since 2021, line by line.
import { transcription } from "../transcription.ts";

export const enforcement = transcription({
  publication: "ice/enforcement-2025-2026",
  file: "ice/transcribed_ice_enforcement_2025-2026.csv",
  source: {
    publisher: "ICE and others",
    title: "Detention, flights, removals, final orders and departures, 2021 to 2026",
    publishedOn: "2026-09",
    foundIn: "pages and repositories; the note of each row says which",
    notes: "Several publishers, each named in its row. Claims of press releases say so in their rows.",
  },
  scope: "as the row's publisher counts",
});

export const chinaCorridor = transcription({
  publication: "ice/china-corridor",
  file: "ice/transcribed_china_corridor_2021-2026.csv",
  source: {
    publisher: "DHS, ICE, State Department, foreign ministry of China, UCLA",
    title: "Removals and travel documents between the United States and China, 2021 to 2026",
    publishedOn: "2026-02",
    foundIn: "pages; the note of each row says which",
    notes: "Statements and sanctions are rows of one event.",
  },
  scope: "as the row's publisher counts",
});

export const finalOrdersByCountry = transcription({
  publication: "ice/final-orders-by-country",
  file: "ice/transcribed_final_orders_by_country_2024-11-24_A-Haiti.csv",
  source: {
    publisher: "U.S. Immigration and Customs Enforcement",
    title: "Noncitizens on the non-detained docket with final orders of removal, Afghanistan to Haiti and others",
    publishedOn: "2024-11-24",
    foundIn: "text of three of seven pages of ICE's answer to Congress; press for six further countries",
    notes: "Complete from Afghanistan to Haiti. Countries after Haiti that are not here were not found.",
  },
  scope: "non-detained docket; final order of removal; not removed",
  names: { "final orders on the non-detained docket": "finalOrders" },
});
