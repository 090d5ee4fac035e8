import type { Filters } from '@/lib/url/filters';
import type { BoardCell } from '../api/types';

/** The filters of the board, by their search parameter. */
export const boardFilterNames = ['model', 'prompt', 'template'] as const;
/** Filters of the board. */
export type BoardFilters = Filters<(typeof boardFilterNames)[number]>;

/** A subject at a template: a cell per round. */
export interface BoardRow {
  readonly key: string;
  readonly model: string;
  readonly prompt: string;
  readonly template: string;
  readonly rounds: ReadonlyMap<number, BoardCell>;
}

/** The rows that the filters leave, in the order of the cells. */
export function boardRows(cells: readonly BoardCell[], filters: BoardFilters): readonly BoardRow[] {
  const rows = new Map<string, BoardRow & { rounds: Map<number, BoardCell> }>();
  for (const cell of cells) {
    if (!boardFilterNames.every((name) => filters[name].length === 0 || filters[name].includes(cell[name]))) continue;
    const { model, prompt, template } = cell;
    const key = JSON.stringify([model, prompt, template]);
    const row = rows.get(key) ?? { key, model, prompt, template, rounds: new Map<number, BoardCell>() };
    row.rounds.set(cell.round, cell);
    rows.set(key, row);
  }
  return [...rows.values()];
}

/** The rounds of a board, in order. */
export const roundsOf = (cells: readonly BoardCell[]): readonly number[] =>
  [...new Set(cells.map(({ round }) => round))].sort((one, other) => one - other);

/** The values that a filter can choose from: those of the board, and what is chosen already. */
export const valuesOf = (
  cells: readonly BoardCell[],
  name: (typeof boardFilterNames)[number],
  chosen: readonly string[],
): readonly string[] => [...new Set([...cells.map((cell) => cell[name]), ...chosen])].sort();

/** What a cell comes to: `passed` when every measured attempt did; nothing is held against a subject that was not measured, or not yet. */
export function stateOf({
  planned,
  done,
  measured,
  passed,
}: BoardCell): 'passed' | 'failed' | 'not_measured' | 'pending' {
  if (measured === 0) return done < planned ? 'pending' : 'not_measured';
  return passed === measured ? 'passed' : 'failed';
}
