// Days counted from 1 January 1970, and the periods they fall in. A release has few days and many rows, so every answer is kept.

const msPerDay = 86_400_000;

export const dayOf = (iso) => Date.parse(`${iso}T00:00:00Z`) / msPerDay;
export const isoOf = kept((day) => new Date(day * msPerDay).toISOString().slice(0, 10));
export const monthOf = kept((day) => isoOf(day).slice(0, 7));

/** October belongs to the next fiscal year. */
export const fiscalYearOf = kept((day) => {
  const [year, month] = isoOf(day).split("-").map(Number);
  return `FY${month >= 10 ? year + 1 : year}`;
});

const laterBy = new Map();

/** The same day of the month so many months later; the month's last day where there is no such day. */
export function monthsLater(day, months) {
  if (!laterBy.has(months))
    laterBy.set(
      months,
      kept((each) => shifted(each, months)),
    );
  return laterBy.get(months)(day);
}

function shifted(day, months) {
  const [year, month, date] = isoOf(day).split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return Date.UTC(year, month - 1 + months, Math.min(date, last)) / msPerDay;
}

function kept(answer) {
  const answers = new Map();
  return (day) => {
    let known = answers.get(day);
    if (known === undefined) answers.set(day, (known = answer(day)));
    return known;
  };
}
