// An ensemble in the terminal: levels with how sure they are, what stacks change, and claims.
import type { EnsembleSummary, FailedPoint, Spread } from "../ensemble/summary.ts";
import { counted, number, percent, range, withError } from "../quantity/numberWords.ts";
import { fold, foldLines, oneLine } from "./fold.ts";
import { plainStyle } from "./terminalStyle.ts";
import type { TerminalStyle } from "./terminalStyle.ts";
import { textTable } from "./textTable.ts";

export function ensembleText(summary: EnsembleSummary, style: TerminalStyle = plainStyle): string {
  const { measures, differences, claims } = summary;
  const stacks = [...new Set(measures.map(({ stack }) => stack))];
  const blocks = stacks.map((stack) => {
    const own = measures.filter((one) => one.stack === stack);
    return `${style.bold(stack)}\n${spreadTable("measure", own, style)}`;
  });
  const others = [...new Set(differences.map(({ stack }) => stack))].map((stack) => {
    const own = differences.filter((one) => one.stack === stack);
    return `${style.bold(`${stack} against ${own[0].against}, run by run`)}\n${spreadTable("difference", own, style)}`;
  });
  const origins = [...measures, ...differences].some(({ components }) => components !== null)
    ? [`${style.bold("Where the spread of runs comes from, as part of its variance")}\n${originsTable(summary, style)}`]
    : [];
  const judged =
    claims.length === 0
      ? []
      : [
          textTable(
            ["claim", "holds in", "standard error", "draws"],
            claims.map(({ claim, probability, standardError, points }) => [
              claim,
              probability === null ? "–" : `${percent(probability)} of runs`,
              standardError === null ? "–" : percent(standardError),
              number(points),
            ]),
            [1, 2, 3],
            style,
            undefined,
            false,
          ),
        ];
  return [...blocks, ...others, ...origins, ...judged, `${[...endingLines(summary, style)].join("\n")}\n`].join("\n");
}

function spreadTable(
  head: string,
  rows: readonly (Spread & { readonly title: string; readonly unit: string })[],
  style: TerminalStyle,
): string {
  // prettier-ignore
  return textTable(
    [head, "mean", "median", "90 % of runs", "draws"],
    rows.map(({ title, unit, mean, standardError, median, p05, p95, points }) => [
      unit === "" ? title : `${title}, ${unit}`,
      withError(mean, standardError),
      number(median),
      range(p05, p95),
      number(points),
    ]),
    [1, 2, 3, 4],
    style,
  );
}

function originsTable({ measures, differences }: EnsembleSummary, style: TerminalStyle): string {
  const stacks = new Set(measures.map(({ stack }) => stack));
  const rows = [
    ...measures.map((one) => ({ ...one, name: stacks.size === 1 ? one.title : `${one.title}, ${one.stack}` })),
    ...differences.map((one) => ({ ...one, name: `${one.title}, ${one.stack} against ${one.against}` })),
  ];
  const heads = [...new Set(rows.flatMap(({ components }) => (components ?? []).map(({ of }) => of.join(" and "))))];
  const cells = rows.map(({ name, components }) => {
    const shareOf = (head: string): string => {
      const found = components?.find(({ of }) => of.join(" and ") === head);
      return found === undefined || found.share === null ? "–" : percent(Math.max(0, found.share));
    };
    return [name, ...heads.map(shareOf)];
  });
  const columns = heads.map((_, at) => at + 1);
  return textTable(["number", ...heads], cells, columns, style);
}

function endingLines({ id, status, points, runs, failedPoints }: EnsembleSummary, style: TerminalStyle): string[] {
  const stopped = { whole: "", enough: ", stopped because enough is known", unfinished: ", not finished" }[status];
  const failed = runs.failed === 0 ? "none failed" : `${counted(runs.failed, "run")} of ${counted(points.failed, "draw")} failed`; // prettier-ignore
  const line = `${number(points.made, "exact")} of ${counted(points.asked, "draw")}${stopped} · ${counted(runs.made + runs.failed, "run")}, ${failed} · ensemble ${id}`;
  return [...failedPoints.flatMap((one) => failedLines(one, style)), ...fold(line, 0, style).map(style.quiet)];
}

function failedLines({ points, why }: FailedPoint, style: TerminalStyle): string[] {
  const named = points.slice(0, 8).join(", ") + (points.length > 8 ? ` and ${points.length - 8} more` : "");
  const told = why.split("\n").map((line) => `  ${oneLine(line)}`);
  return [`Failed: draw ${named}`, ...foldLines(told.join("\n"), style).split("\n")];
}
