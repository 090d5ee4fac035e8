import { Icon } from '@/components/Icon';
import type { ScoreComparison } from '../api/types';
import classes from './Parts.module.css';
import { comparisonTitle, readingNote, readings } from './readings';

/** What a comparison says in a word, and what that rests on. */
export function ReadingText({ comparison }: { comparison: ScoreComparison | null }) {
  if (comparison === null) return <span className="t3">no score to compare</span>;
  const { word, icon, tone } = readings[comparison.verdict];
  const note = readingNote(comparison);
  return (
    <span className={`${classes['reading'] ?? ''} ${tone}`} title={comparisonTitle(comparison)}>
      <Icon name={icon} size={12} />
      <span className={tone === 't2' ? '' : 'b'}>{word}</span>
      {note !== null && <span className="t3 xs">{note}</span>}
    </span>
  );
}
