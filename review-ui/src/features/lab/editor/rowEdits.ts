import type { Row } from '../api/types';

/** The columns of rows: variables of the messages first, then what the rows hold beyond them. */
export function columnsOf(rows: readonly Row[], variables: readonly string[]): readonly string[] {
  return [...new Set([...variables, ...rows.flatMap(({ values }) => Object.keys(values))])];
}

/** A name that no row has yet: `row-3`. */
export function freeName(rows: readonly Row[]): string {
  const taken = new Set(rows.map(({ name }) => name));
  let number = rows.length + 1;
  while (taken.has(`row-${number}`)) number++;
  return `row-${number}`;
}

/** Rows with one more, in which every variable is empty. */
export function withRow(rows: readonly Row[], variables: readonly string[]): readonly Row[] {
  return [...rows, { name: freeName(rows), values: Object.fromEntries(variables.map((name) => [name, ''])) }];
}

/** Variables that nothing fills: those that some row lacks, or all of them where there is no row. */
export function unfilled(rows: readonly Row[], variables: readonly string[]): readonly string[] {
  return variables.filter((name) => rows.length === 0 || rows.some(({ values }) => values[name] === undefined));
}
