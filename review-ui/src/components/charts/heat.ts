import type { IconName } from '../Icon';

/** A step of the heat scale. */
export type HeatLevel = 0 | 1 | 2 | 3 | 4 | 5;

/** How a cell looks: a step of the scale, or a state that is no score. */
export type HeatLook = HeatLevel | 'moving' | 'waiting' | 'wrong' | 'doubtful' | 'none';

/** What a cell of a heat grid shows. */
export interface HeatCell {
  readonly text: string;
  readonly look: HeatLook;
  readonly icon?: IconName | undefined;
  /** True for the best of its column, which is outlined. */
  readonly best?: boolean;
  /** What is heard of the cell. */
  readonly description: string;
}

/** Where the scale begins and how wide its steps are: six steps from 0.05 to 0.95. */
export const heatScale = { from: 0.05, to: 0.95, steps: 6 } as const;

/** The step of a score; what is outside of the scale takes its end. */
export function heatLevel(score: number): HeatLevel {
  const width = (heatScale.to - heatScale.from) / heatScale.steps;
  const step = Math.floor((score - heatScale.from) / width + 1e-9);
  return Math.min(heatScale.steps - 1, Math.max(0, step)) as HeatLevel;
}

/** A cell of a grid by its row and column. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** How a key moves within a grid. */
export type GridMove = 'next' | 'previous' | 'left' | 'right' | 'pageDown' | 'pageUp' | 'first' | 'last';

/** Where a move leads within a grid of `rows` by `columns`, `page` rows at a time; first and last are those of the row. */
export function gridMove(
  { row, column }: GridPlace,
  move: GridMove,
  rows: number,
  columns: number,
  page: number,
): GridPlace {
  const to = (nextRow: number, nextColumn: number): GridPlace => ({
    row: Math.max(Math.min(nextRow, rows - 1), 0),
    column: Math.max(Math.min(nextColumn, columns - 1), 0),
  });
  switch (move) {
    case 'previous':
      return to(row - 1, column);
    case 'next':
      return to(row + 1, column);
    case 'left':
      return to(row, column - 1);
    case 'right':
      return to(row, column + 1);
    case 'pageUp':
      return to(row - page, column);
    case 'pageDown':
      return to(row + page, column);
    case 'first':
      return to(row, 0);
    case 'last':
      return to(row, columns - 1);
  }
}

/** Neighbours of one group, for a header above them: where each run of equal names begins and how long it is. */
export function runsOf(groups: readonly string[]): readonly { name: string; from: number; length: number }[] {
  const runs: { name: string; from: number; length: number }[] = [];
  groups.forEach((name, index) => {
    const last = runs.at(-1);
    if (last?.name === name) last.length += 1;
    else runs.push({ name, from: index, length: 1 });
  });
  return runs;
}
