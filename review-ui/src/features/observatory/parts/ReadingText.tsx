import { Icon } from '@/components/Icon';
import type { ScoreComparison } from '../api/types';
import classes from './Parts.module.css';
import { comparisonTitle, readingNote, readings } from './readings';

/** What a comparison says in a word, and beside it what that rests on where there is room. */
export function ReadingText({
  comparison,
  compact = false,
}: {
  comparison: ScoreComparison | null;
  compact?: boolean;
}) {
  if (comparison === null) return <span className="t3">{compact ? 'no score' : 'no score to compare'}</span>;
  const { word, short, icon, tone } = readings[comparison.verdict];
  const note = compact ? null : readingNote(comparison);
  return (
    <span className={`${classes['reading'] ?? ''} ${tone}`} title={comparisonTitle(comparison)}>
      <Icon name={icon} size={12} />
      <span className={tone === 't2' ? '' : 'b'}>{compact ? short : word}</span>
      {note !== null && <span className="t3 xs">{note}</span>}
    </span>
  );
}
