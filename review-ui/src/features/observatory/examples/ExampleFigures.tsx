import type { ReactNode } from 'react';
import { count, score } from '@/lib/format/numbers';
import type { ExampleCounts } from '../api/examples';
import { scoreNote } from '../parts/readings';
import classes from './Examples.module.css';

/** How many examples fit, how many of them were right, and their accuracy with its interval. */
export function ExampleFigures({ counts, isFiltered }: { counts: ExampleCounts; isFiltered: boolean }) {
  const { total, correct, incorrect, ungraded, accuracy } = counts;
  return (
    <div className={classes['figures']} role="status" aria-label={isFiltered ? 'Of those that match' : 'Of all'}>
      <Figure value={accuracy === null ? 'none' : score(accuracy.value)}>
        accuracy{isFiltered ? ' of those that match' : ''},{' '}
        {accuracy === null ? 'no example is graded' : scoreNote(accuracy)}
      </Figure>
      <Figure value={count(total)}>{total === 1 ? 'example' : 'examples'}</Figure>
      <Figure value={count(correct)}>correct</Figure>
      <Figure value={count(incorrect)}>incorrect</Figure>
      {ungraded > 0 && <Figure value={count(ungraded)}>not graded, counted in neither</Figure>}
    </div>
  );
}

function Figure({ value, children }: { value: string; children: ReactNode }) {
  return (
    <span className={classes['figure']}>
      <b>{value}</b> <span>{children}</span>
    </span>
  );
}
