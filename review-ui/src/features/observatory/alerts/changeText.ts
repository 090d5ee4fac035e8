import { pValue, score, signed } from '@/lib/format/numbers';
import type { AlertFigures as Figures } from '../api/alertQueries';

/** The change in a line: `0.612 → 0.548, −0.064`. */
export function changeText({ previousScore, newScore, difference, delta }: Figures): string {
  return `${score(previousScore)} → ${score(newScore)}, ${signed(difference ?? delta)}`;
}

/** The interval of the change, for narrow places. */
export function changeTitle({ differenceLower, differenceUpper, n, pValue: p, isPaired }: Figures): string {
  const parts = [
    differenceLower === null || differenceUpper === null ? 'no interval' : `${signed(differenceLower)} to ${signed(differenceUpper)}`,
    `p ${pValue(p)}`,
    n === null ? 'n not reported' : `n ${n}`,
    isPaired ? 'paired' : 'unpaired',
  ];
  return parts.join(', ');
}
