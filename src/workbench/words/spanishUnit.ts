// Units that documents know by themselves, which no model has to translate.
const counted = new Map(
  Object.entries({
    "": "",
    "%": "%",
    share: "parte",
    dollars: "dólares",
    persons: "personas",
    events: "sucesos",
    seconds: "segundos",
    minutes: "minutos",
    hours: "horas",
    days: "días",
    weeks: "semanas",
    months: "meses",
    years: "años",
  }),
);

const each = new Map(
  Object.entries({
    minute: "por minuto",
    hour: "por hora",
    day: "al día",
    week: "por semana",
    month: "al mes",
    year: "al año",
    "fiscal year": "por año fiscal",
    person: "por persona",
  }),
);

/** "personas al mes" of "persons per month" and "persons a month"; null where some word of it is the model's own */
export function spanishUnit(unit: string): string | null {
  const [, what = "", per = ""] = /^(.*?)(?:(?:^| )(?:per|an?) (.+))?$/.exec(unit) ?? [];
  const [said, saidPer] = [counted.get(what), per === "" ? "" : each.get(per)];
  return said === undefined || saidPer === undefined ? null : `${said} ${saidPer}`.trim();
}
