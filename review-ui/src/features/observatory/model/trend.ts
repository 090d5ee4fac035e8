import { pValue } from '@/lib/format/numbers';
import type { DatasetHistory } from '../api/types';

/** What a trend rests on: the slope with its interval, the test, and how many points. */
export function trendTitle({ slopePer1000Steps, lower, upper, p, n, reason }: DatasetHistory['trend']): string {
  const small = (value: number) => (value < 0 ? '−' : '+') + Math.abs(value).toPrecision(2);
  const slope =
    slopePer1000Steps === null
      ? null
      : `${small(slopePer1000Steps)} per 1000 steps (Theil–Sen${lower === null || upper === null ? '' : `, 95% ${small(lower)} to ${small(upper)}`})`;
  return [slope, p === null ? null : `Mann–Kendall p ${pValue(p)}`, `${n} points of the last segment`, reason]
    .filter((part) => part !== null)
    .join('; ');
}
