// What the page says: the same things in both languages, with numbers and dates as each writes them.
import { describe, expect, test } from "vitest";
import type { Key, Phrase } from "../../src/workbench/words/dictionary.ts";
import { en as firstEn } from "../../src/workbench/words/en.ts";
import { laterEn } from "../../src/workbench/words/laterEn.ts";
import { wholeEn as en } from "../../src/workbench/words/wholeEn.ts";
import { es } from "../../src/workbench/words/es.ts";
import { formatsOf, languages } from "../../src/workbench/words/format.ts";
import { chartSentence, takeaway, type Charted } from "../../src/workbench/words/takeaway.ts";
import { titlesOf, untranslatedCount } from "../../src/workbench/words/titles.ts";
import { languageOf } from "../../src/workbench/words/languageOf.ts";
import { wordsOf } from "../../src/workbench/words/say.ts";
import { fill, learn, speak, words } from "../../src/workbench/words/words.ts";
import { spanishFlow } from "../../src/workbench/words/spanishFlow.ts";
import { englishFlow, type FlowWords } from "../../src/present/flowWords.ts";
import { modelFiles } from "../../src/documents/modelFiles.ts";
import { translatedSections, type Translation } from "../../src/documents/translation.ts";
import type { ModelFace } from "../../src/ask/live/modelFace.ts";
import type { FanPanel } from "../../src/ask/report/fanPanel.ts";
import { changeSentence, changeTable, changeTitle } from "../../src/present/changeChart.ts";
import { readLink } from "../../src/workbench/state/link.ts";
import { spanish } from "../../src/workbench/words/spanish.ts";
import { spanishUnit } from "../../src/workbench/words/spanishUnit.ts";
import { translatedModel } from "../../src/workbench/words/translatedModel.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";

const keys = Object.keys(en) as Key[];
const formsOf = (phrase: Phrase): readonly string[] => (typeof phrase === "string" ? [phrase] : Object.values(phrase));
const slotsOf = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted();

describe("English and Spanish", () => {
  test("have the same keys, the same forms and the same placeholders", () => {
    expect(Object.keys(es).toSorted()).toEqual(keys.toSorted());
    for (const key of keys) {
      const [own, other] = [en[key], es[key]] as readonly [Phrase, Phrase];
      expect(typeof other, key).toBe(typeof own);
      const wanted = slotsOf(formsOf(own)[0]);
      for (const form of [...formsOf(own), ...formsOf(other)]) expect(slotsOf(form), key).toEqual(wanted);
    }
  });

  test("differ wherever they are words: nothing was left in English by mistake", () => {
    const alike = keys.filter((key) => JSON.stringify(en[key]) === JSON.stringify(es[key]));
    expect(alike).toEqual(["pageTitle", "answerNo", "chartAt"]);
  });

  test("end a phrase in a full stop, or none, alike", () => {
    for (const key of keys) expect(formsOf(es[key])[0].endsWith("."), key).toBe(formsOf(en[key])[0].endsWith("."));
  });
});

test("phrases are filled in, counted, and numbers in them written as the language does", () => {
  const [english, spanish] = languages.map(wordsOf);
  expect(english.say("leversMoved", { count: 1 })).toBe("1 lever moved");
  expect(english.say("leversMoved", { count: 1200 })).toBe("1,200 levers moved");
  expect(spanish.say("leversMoved", { count: 1 })).toBe("1 palanca movida");
  expect(spanish.say("leversMoved", { count: 0 })).toBe("0 palancas movidas");
  // Spanish has a plural of its own for millions, which these words do not need
  expect(spanish.say("runDone", { count: 1_000_000 })).toBe("1,000,000 simulaciones");
  expect(spanish.say("leversRange", { low: "{high}", high: "9" })).toBe("de {high} a 9");
  expect(english.say("opening")).toBe("Opening the model …");
});

test("numbers, dates and lists", () => {
  const [english, spanish] = languages.map(formatsOf);
  expect([english.prose(3_640_000), spanish.prose(3_640_000)]).toEqual(["3.6 million", "3.6 millones"]);
  expect([english.prose(-1234.5), spanish.prose(-1234.5)]).toEqual(["−1,200", "−1,200"]);
  expect([english.prose(0.123), spanish.prose(0.123)]).toEqual(["0.12", "0.12"]);
  expect([english.table(1234), spanish.table(1234)]).toEqual(["1,234", "1,234"]);
  expect([english.prose(null), spanish.prose(null)]).toEqual(["–", "–"]);
  expect([english.percent(0.123), spanish.percent(0.123)]).toEqual(["12 %", "12 %"]);
  expect([english.percent(0.999), spanish.percent(0.999)]).toEqual(["over 99 %", "más del 99 %"]);
  expect([english.period("2027-07"), spanish.period("2027-07")]).toEqual(["July 2027", "julio de 2027"]);
  expect([english.day("2024-04-06"), spanish.day("2024-04-06")]).toEqual(["6 April 2024", "6 de abril de 2024"]);
  expect([english.period("30 days"), spanish.day("FY2024")]).toEqual(["30 days", "FY2024"]);
  expect([english.list(["a", "b", "c"]), spanish.list(["a", "b", "c"])]).toEqual(["a, b, and c", "a, b y c"]);
  expect([english.duration(31.4), english.duration(2400)]).toEqual(["31 ms", "2.4 s"]);
});

test("numbers of both languages are the same number, whatever the size", () => {
  const [english, spanish] = languages.map(formatsOf);
  for (const value of [0, 0.004, 0.5, 7, 42, 99.5, 150, 338.4, 999, 1000, 9_999, 12_345, 654_321]) {
    for (const style of ["prose", "table", "exact"] as const) expect(spanish[style](value)).toBe(english[style](value));
    expect(spanish.short(-value)).toBe(english.short(-value));
  }
});

test("millions and more are said in Spanish", () => {
  const spanish = formatsOf("es");
  const said = [1e6, -1e6, 2.5e6, 3.6e9].map((value) => spanish.prose(value));
  expect(said).toEqual(["1 millón", "−1 millón", "2.5 millones", "3.6 mil millones"]);
  expect([spanish.prose(Infinity), spanish.short(3.6e9), spanish.percent(0.001)]).toEqual(["sin fin", "3.6 mil M", "menos del 1 %"]); // prettier-ignore
});

test("a page that is told to speak Spanish does, and English again", async () => {
  await speak("es");
  expect(fill(words().goTo, { label: "x" })).toBe("Ir a x");
  await speak("en");
  expect(fill(words().goTo, { label: "x" })).toBe("Go to x");
  await Promise.all([speak("es"), speak("en")]);
  expect(words()).toEqual(firstEn);
});

test("English that is fetched later is learned in whatever language the page speaks then, and nothing is left out", async () => {
  await speak("es");
  learn(laterEn);
  expect(words()).toBe(es);
  await speak("en");
  expect(words()).toEqual(en);
});

test("the page speaks the first language of the reader that it knows, and otherwise English", () => {
  expect(languageOf(["de-DE", "es-MX", "en"])).toBe("es");
  expect(languageOf(["EN-us"])).toBe("en");
  expect(languageOf(["zh", "fr"])).toBe("en");
  expect(languageOf([])).toBe("en");
});

describe("a chart's title says what it shows", () => {
  const stock: Charted = {
    title: "Pending cases",
    counts: "stock",
    now: 88,
    without: 100,
    start: 50,
    from: "July 2024",
    to: "July 2027",
  };
  const [english, spanish] = languages.map(formatsOf);
  test.each<[Partial<Charted>, string, string]>([
    [{}, "Pending cases end 12 % lower than without", "Pending cases: 12 % menos al final que sin los cambios"],
    [
      { now: 150 },
      "Pending cases end 50 % higher than without",
      "Pending cases: 50 % más al final que sin los cambios",
    ],
    [
      { now: 1600 },
      "Pending cases end 16 times as high as without",
      "Pending cases: 16 veces el nivel sin los cambios, al final",
    ],
    [
      { now: 100.2 },
      "Pending cases end as without, in July 2027",
      "Pending cases: al final, igual que sin los cambios (July 2027)",
    ],
    [{ now: 0 }, "Pending cases end at none", "Pending cases: ninguna al final"],
    [{ now: 5, without: 0 }, "Pending cases: 5, and none without", "Pending cases: 5, y ninguna sin los cambios"],
    [
      { now: 0, without: 0 },
      "Pending cases end as without, in July 2027",
      "Pending cases: al final, igual que sin los cambios (July 2027)",
    ],
    [{ now: -5, without: 10 }, "Pending cases: 15 less than without", "Pending cases: 15 menos que sin los cambios"],
    [
      { without: null },
      "Pending cases grow by 76 % from July 2024 to July 2027",
      "Pending cases: 76 % más en July 2027 que en July 2024",
    ],
    [
      { without: null, now: 200 },
      "Pending cases grow to 4 times their number from July 2024 to July 2027",
      "Pending cases: 4 veces su nivel de July 2024 en July 2027",
    ],
    [{ without: null, start: null }, "Pending cases: 88 in July 2027", "Pending cases: 88 en July 2027"],
    [{ now: null }, "Pending cases", "Pending cases"],
    [
      { counts: "flow", now: 3200, without: 200 },
      "Pending cases: 16 times as many as without",
      "Pending cases: 16 veces el nivel sin los cambios",
    ],
    [
      { counts: "flow", now: 90 },
      "Pending cases: 10 % fewer than without",
      "Pending cases: 10 % menos que sin los cambios",
    ],
    [
      { counts: "flow", without: null },
      "Pending cases: 88 from July 2024 to July 2027",
      "Pending cases: 88 de July 2024 a July 2027",
    ],
  ])("%o", (change, inEnglish, inSpanish) => {
    expect(takeaway({ ...stock, ...change }, english)).toBe(inEnglish);
    expect(takeaway({ ...stock, ...change }, spanish)).toBe(inSpanish);
  });

  test("and the sentence beside it says the rest, ranges and what is without the changes included", () => {
    expect(chartSentence(stock, [80, 96], english)).toBe(
      "Pending cases end 12 % lower than without. 50 in July 2024. 88 in July 2027, in most runs between 80 and 96. Without the changes 100.",
    );
    expect(chartSentence({ ...stock, now: null }, null, spanish)).toBe("Pending cases: no hay nada que medir.");
  });
});

test("a model's titles are in the language of the page, and others are marked and counted", () => {
  const model = `pendency: model v1
title: Office
runs: {for: 30 days}
stages:
  queue: {title: In line, arrivals: {rate: 3 per day}, dwell: 2 days, next: done}
  done: {title: Served, outcome: true}
`;
  const spanish = "pendency: translation v1\nfor: office\nlanguage: es-MX\nstages: {queue: En fila}\n";
  const documents = openDocuments(
    modelFiles("office", [
      { path: "office.yaml", text: model },
      { path: "office.translation.es.yaml", text: spanish },
    ]),
  );
  const titles = titlesOf(documents.translations ?? [], "es");
  expect(titles.of("stages", "queue", "In line")).toEqual({ text: "En fila", isTranslated: true });
  expect(titles.of("stages", "done", "Served")).toEqual({ text: "Served", isTranslated: false });
  expect(untranslatedCount(documents, titles)).toBe(1);
  expect(titlesOf([], "es").of("title", "", "Office")).toEqual({ text: "Office", isTranslated: false });
  expect(titlesOf([], "en").of("title", "", "Office")).toEqual({ text: "Office", isTranslated: true });
  expect(untranslatedCount(documents, titlesOf(documents.translations ?? [], "en"))).toBe(0);
});

test("the flow picture says the same in both languages: with the same numbers and names, and no word left out", () => {
  const box = {
    title: "T1",
    when: "W1",
    per: "month",
    stock: 5,
    came: 7,
    left: 3,
    against: -40,
    binds: ["B1"],
  } as const;
  const ends = { from: { title: "F1", part: 0.25 }, to: { title: "G1", part: 0.75 }, isOutcome: false };
  const link = {
    from: "F1",
    to: "G1",
    when: "W1",
    per: "day",
    persons: 12,
    part: 0.5,
    against: 3,
    isBack: true,
  } as const;
  const numbers = (text: string): readonly string[] => (text.match(/\d+|[TWFGB]1/g) ?? []).toSorted();
  const all = (words: FlowWords): readonly string[] => [
    words.boxSentence({ ...box, ...ends }),
    words.boxSentence({ ...box, ...ends, stock: null }),
    words.boxSentence({ ...box, ...ends, isOutcome: true }),
    words.linkSentence(link),
    words.summary({
      when: "W1",
      people: 90,
      against: 2,
      most: { title: "T1", part: 0.5 },
      largest: { from: "F1", to: "G1", persons: 8 },
      per: "month",
      binds: ["B1"],
    }),
    words.joined("T1", 3),
    words.arrive(4, "month"),
    words.binds(["B1", "x"]),
  ];
  const [english, spanish] = [all(englishFlow), all(spanishFlow)];
  english.forEach((text, i) => expect(numbers(spanish[i]), text).toEqual(numbers(text)));
  for (const [key, text] of Object.entries(spanishFlow.legend)) {
    expect(text, key).not.toBe(englishFlow.legend[key as keyof FlowWords["legend"]]);
  }
});

test("what is shown of a model is in the language of the page, and marked where nobody has translated it", () => {
  const spanish: Translation = {
    language: "es",
    title: "Oficina",
    question: "",
    sections: {
      ...(Object.fromEntries(translatedSections.map((one) => [one, {}])) as Translation["sections"]),
      scenarios: { rush: "Temporada alta" },
      levels: { visitor: "visitante" },
    },
    stale: [],
    path: "",
  };
  const scenario = (name: string, title: string) => ({ name, title, description: "", on: [] });
  const face = {
    ...({ question: "", levers: [], series: [], stages: [], publishers: [] } as unknown as ModelFace),
    title: "Office",
    scenarios: [scenario("rush", "High season"), scenario("oneMore", "One more desk")],
  };
  const some = translatedModel([spanish], "es");
  expect(some.isBare).toBe(false);
  expect(some.face(face).title).toBe("Oficina");
  expect(some.face(face).scenarios.map(({ title }) => title)).toEqual(["Temporada alta", "One more desk [en]"]);
  expect(some.title("levels", "visitor", "visitor")).toBe("visitante");
  const none = translatedModel([], "es");
  expect(none.isBare).toBe(true);
  expect(none.face(face)).toEqual(face);
});

test("the picture of a change says the same in both languages: the same numbers, and every sentence translated", () => {
  const panel: FanPanel = {
    key: "k",
    title: "T1",
    unit: "U1",
    counts: "stock",
    note: "",
    axis: "calendar",
    elapsedUnit: "",
    points: [
      { label: "2027-01-01", at: 2027 },
      { label: "2028-01-01", at: 2028 },
    ],
    bands: [
      [100, 200],
      [100, 150],
    ].map((median) => ({
      stack: [],
      runs: 1,
      p10: median,
      p25: median,
      median,
      p75: median,
      p90: median,
      paths: [],
    })),
  };
  const names = { base: "N0", now: "N1" };
  expect(changeTitle(panel)).toBe("T1: 50 fewer on 1 January 2028");
  expect(changeTitle(panel, spanish.change)).toBe("T1: 50 menos el 1 de enero de 2028");
  expect(changeSentence(panel, names, spanish.change)).toBe(
    "100 U1 el 1 de enero de 2027; el 1 de enero de 2028 200 N0, 150 N1. " +
      "La mayor distancia entre ellas es el 1 de enero de 2028: −50.",
  );
  const columns = changeTable(panel, [], names, spanish.change).columns.map(({ title }) => title);
  expect(columns).toEqual(["fecha", "N0", "N1", "diferencia"]);
});

test("units that documents know by themselves are translated, and others left to the model", () => {
  expect(spanishUnit("persons per month")).toBe("personas al mes");
  expect(spanishUnit("persons a fiscal year")).toBe("personas por año fiscal");
  expect([spanishUnit("per day"), spanishUnit("days"), spanishUnit("")]).toEqual(["al día", "días", ""]);
  expect([spanishUnit("judges"), spanishUnit("judges per day"), spanishUnit("constructor")]).toEqual([
    null,
    null,
    null,
  ]);
});

describe("what rules say of mistakes and verdicts", () => {
  const said = spanish.byRules;

  test("stands in Spanish, with the names and numbers in it; what no rule makes stays as it is", () => {
    expect(said("a number from 50 to 400")).toBe("un número de 50 a 400");
    expect(said("one change of applicants at a time, or two that both add or both multiply")).toBe(
      "un solo cambio de applicants a la vez, o dos que sumen o que multipliquen ambos",
    );
    expect(said('did you mean "rush"?')).toBe('¿quiso decir "rush"?');
    expect(said("judged for each source, not pooled; something else")).toBe(
      "juzgada con cada fuente por separado; something else",
    );
    expect(said("a duration with a unit")).toBe("a duration with a unit");
  });

  test("of whatever a link can be refused for, nothing is left in English", () => {
    for (const link of [
      "v=2",
      `v=1&x=${"y".repeat(9000)}`,
      "v=1&lever.a=b",
      "v=1&source.a=",
      "v=1&chart=%3C",
      "v=1&claim=x",
    ]) {
      const read = readLink(link);
      if (read.kind !== "refused") throw new Error(`${link} was read`);
      const { expected, hint = "" } = read.problem;
      if (expected !== "v=1") expect(said(expected), link).not.toBe(expected);
      expect(said(hint), link).not.toBe(hint);
    }
  });
});
