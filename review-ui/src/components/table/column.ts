import type { ReactNode } from 'react';

/** A column of a {@link VirtualTable}. */
export interface Column<Row> {
  readonly key: string;
  readonly header: ReactNode;
  /** Width as a CSS grid track that begins with its least width: `minmax(160px, 2fr)`, `80px`. */
  readonly width: string;
  readonly align?: 'right';
  /** True when single cells of the column can be chosen. */
  readonly choosable?: boolean;
  /** True for the first column, when it stays in sight while the others scroll sideways. */
  readonly sticky?: boolean;
  /** How the rows are sorted, on the column that they are sorted by. */
  readonly sort?: 'ascending' | 'descending';
  readonly cell: (row: Row) => ReactNode;
}

/** Where the keyboard stands: a row, and a column when single cells can be chosen. */
export interface Place {
  readonly row: number;
  readonly column: string | null;
}

/** What a key does to the place. */
export type Move = 'next' | 'previous' | 'left' | 'right';

/** The place after a move; it stays within `rows` rows and within the choosable columns. */
export function moved(place: Place, move: Move, rows: number, choosable: readonly string[]): Place {
  if (move === 'next') return { ...place, row: Math.min(place.row + 1, rows - 1) };
  if (move === 'previous') return { ...place, row: Math.max(place.row - 1, 0) };
  if (choosable.length === 0) return place;
  const at = choosable.indexOf(place.column ?? '');
  const to = Math.min(Math.max(at + (move === 'right' ? 1 : -1), 0), choosable.length - 1);
  return { ...place, column: choosable[to] ?? null };
}

/** The least width of a table in pixels: below it, the table scrolls. Every row is as wide, so that columns stand under each other. */
export function leastWidth(columns: readonly { readonly width: string }[]): number {
  return columns.reduce((sum, { width }) => sum + Number(/\d+(?=px)/.exec(width)?.[0] ?? 0), 0);
}
