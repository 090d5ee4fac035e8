/** The range that all marks of a table share, with the values that its header names. */
export interface Axis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
}

/** Scores from 0 to 1. */
export const scoreAxis: Axis = { from: 0, to: 1, ticks: [0, 0.5, 1] };

/** Where a value stands, from 0 to 1; what is outside stands at the edge. */
export function onAxis(axis: Axis, value: number): number {
  return Math.min(1, Math.max(0, (value - axis.from) / (axis.to - axis.from)));
}

/** An axis for differences: symmetric about zero, at the next round value beyond all that it shows. */
export function differenceAxis(values: readonly (number | null | undefined)[]): Axis {
  const largest = Math.max(0, ...values.filter((value) => value != null).map(Math.abs));
  const edge = [0.02, 0.05, 0.1, 0.2, 0.3, 0.5].find((round) => largest <= round) ?? 1;
  return { from: -edge, to: edge, ticks: [-edge, -edge / 2, 0, edge / 2, edge] };
}

/** An axis for values that are not scores: from zero to beyond the largest. */
export function amountAxis(values: readonly (number | null | undefined)[]): Axis {
  const largest = Math.max(0, ...values.filter((value) => value != null));
  return { from: 0, to: largest === 0 ? 1 : largest, ticks: [0, largest] };
}
