import { money } from '@/lib/format/money';
import { plain } from '@/lib/format/numbers';
import { duration } from '@/lib/format/times';
import type { Estimate } from '../api/types';

/** How values of a kind are written. */
export interface Writing {
  readonly value: (value: number) => string;
  /** Both ends of an interval. */
  readonly range: (low: number, high: number) => string;
}

const of = (value: (value: number) => string): Writing => ({
  value,
  range: (low, high) => `${value(low)} to ${value(high)}`,
});

/** Scores from 0 to 10, and ranks. */
export const tenths = of((value) => value.toFixed(1));
/** Correlations from −1 to 1. */
export const hundredths = of((value) => plain(value));
/** Times given in seconds; an interval may reach below zero, a time may not. */
export const seconds = of((value) => duration(Math.max(0, value) * 1000));
/** US dollars. */
export const dollars = of((value) => money({ amount: Math.max(0, value), currency: 'USD' }));

/** An estimate in words: `8.7, 95% interval 8.3 to 9.1, n = 5`; without a value, why there is none. */
export function estimateText(estimate: Estimate, writing: Writing): string {
  const { value, lower, upper, level, n, reason } = estimate;
  if (value === null) return reason ?? 'none yet';
  const interval =
    lower === null || upper === null
      ? 'no interval'
      : `${Math.round(level * 100)}% interval ${writing.range(lower, upper)}`;
  return [`${writing.value(value)}, ${interval}, n = ${n}`, ...(reason === null ? [] : [reason])].join('; ');
}
