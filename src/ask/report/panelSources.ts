// How much of each fan is the choice of source, from the study's draws or from studies of each source.
import type { FanPanel, FanSource } from "./fanPanel.ts";
import type { Parameter } from "../../parameters/parameter.ts";
import { fanShares, measureShare, sourcesUsed } from "../../study/sourceShares.ts";
import type { SourceStudy } from "../../study/sourceShares.ts";
import { stackName } from "../../scenario/stack.ts";
import type { Study } from "../../study/study.ts";
import type { SourceShare } from "../../summarise/sourceShare.ts";
import type { Fan } from "../../summarise/summary.ts";

/** What a panel is drawn from: one of the study's fans, or a measure for every point. */
export type PanelData =
  | { readonly kind: "fan"; readonly which: (fan: Fan) => boolean }
  | { readonly kind: "measures"; readonly nameAt: (point: string) => string };

/** The panel with what is known of its sources; the panel itself where publishers agree. */
export function withSources(
  panel: FanPanel,
  data: PanelData,
  study: Study,
  parameters: readonly Parameter[],
  bySource: readonly SourceStudy[],
): FanPanel {
  const used = sourcesUsed(study, parameters, bySource);
  if (used.length === 0) return panel;
  const columnOf = (stack: readonly string[]): number =>
    study.stacks.findIndex((one) => stackName(one.stack) === stackName(stack));
  const sourcesOf = ({ stack }: FanPanel["bands"][number]): readonly FanSource[] => {
    const column = columnOf(stack);
    return used.map((one): FanSource => {
      const { parameter, title, fixed } = one;
      const shares =
        data.kind === "fan"
          ? fanShares(one, stack, data.which, study, bySource)
          : panel.points.map(({ label }) => measureShare(one, [column, data.nameAt(label)], study, bySource));
      const titleOf = (name: string): string => titleIn(parameters, parameter, name);
      return {
        parameter,
        title,
        fixed: fixed === null ? null : titleOf(fixed),
        shares: fixed === null ? sharesOf(shares) : [],
        sources: runsOf(shares, titleOf),
      };
    });
  };
  return { ...panel, bands: panel.bands.map((band) => ({ ...band, sources: sourcesOf(band) })) };
}

function sharesOf(shares: readonly (SourceShare | null)[] | null): readonly (number | null)[] {
  return (shares ?? []).map((one) => one?.share ?? null);
}

function runsOf(
  shares: readonly (SourceShare | null)[] | null,
  titleOf: (name: string) => string,
): FanSource["sources"] {
  const first = (shares ?? []).find((one) => one !== null);
  return (first?.groups ?? []).map(({ source, runs }) => ({ name: titleOf(source), runs }));
}

/** As sentences call an alternative. */
function titleIn(parameters: readonly Parameter[], parameter: string, name: string): string {
  const options = parameters.find((one) => one.name === parameter)?.alternatives?.options ?? [];
  return options.find((option) => option.name === name)?.title ?? name;
}
