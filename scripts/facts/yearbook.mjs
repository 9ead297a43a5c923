// DHS Yearbook of Immigration Statistics: Chinese nationals before ICE's own tables begin.
import { newTable } from "./table.mjs";

export function chinaRemovalsAndReturns(raw) {
  const file = "ice/transcribed_removals_to_china.csv";
  const table = newTable(
    "dhs/yearbook-china",
    {
      publisher: "INS and DHS Office of Immigration Statistics",
      title: "Yearbook of Immigration Statistics: removals and returns of Chinese nationals, 1993 to 2013",
      publishedOn: "2014",
      retrievedOn: "2026",
      licence: "public domain in the United States (work of the federal government)",
      foundIn: "GitHub repository flymperopoulos/US-Immigration, commit 920efac, DHS/DHS_Data/",
      ...raw.provenance(file),
      notes:
        "Removals count every component of the department; not to be joined with ICE's own series. Removals of " +
        "FY2009 to FY2013 were not found.",
    },
    { unit: "persons", confidence: "A" },
  );
  const kinds = {
    "DHS/INS removals (all components)": ["removals.China", "DHS removals: China", "all components; events"],
    "DHS returns (all kinds, mostly crew)": [
      "returns.China",
      "DHS returns: China",
      "all kinds; mostly crew members; events",
    ],
  };
  raw.csv(file).forEach(([year, kind, value], r) => {
    if (!(kind in kinds)) return;
    const [series, title, scope] = kinds[kind];
    table.add(series, `FY${year}`, { title, value, scope, address: `line ${r + 1}, column persons` });
  });
  return table;
}
