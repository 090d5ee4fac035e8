/** Sums of a table of counts, and its largest cell. */
export function sums(counts: readonly (readonly number[])[]) {
  const rows = counts.map((row) => row.reduce((sum, value) => sum + value, 0));
  const columns = (counts[0] ?? []).map((_, column) => counts.reduce((sum, row) => sum + (row[column] ?? 0), 0));
  return { rows, columns, all: rows.reduce((sum, value) => sum + value, 0), largest: Math.max(0, ...counts.flat()) };
}

/** The step of the heat scale, 0 to 5, for a count: nothing is 0, the largest is 5. */
export function heat(value: number, largest: number): number {
  return value === 0 || largest === 0 ? 0 : Math.max(1, Math.round((5 * value) / largest));
}
