import { Icon } from '@/components/Icon';
import { count } from '@/lib/format/numbers';
import type { CheckpointDiff, ScoreVerdict } from '../api/types';
import { readings } from '../parts/readings';
import classes from './Diff.module.css';

/** How many datasets got better, worse, and what else can be said. Only what there is. */
export function DiffCounts({ diff: { counts } }: { diff: CheckpointDiff }) {
  const verdicts = (Object.keys(readings) as ScoreVerdict[]).filter((verdict) => (counts[verdict] ?? 0) > 0);
  const missing = counts['missing'] ?? 0;
  return (
    <ul className={classes['counts']} aria-label="Datasets by reading">
      {verdicts.map((verdict) => {
        const { word, icon, tone } = readings[verdict];
        return (
          <li key={verdict}>
            <b className={classes['number']}>{count(counts[verdict] ?? 0)}</b>
            <span className={`${tone} nw`}>
              <Icon name={icon} size={12} /> {word}
            </span>
          </li>
        );
      })}
      {missing > 0 && (
        <li>
          <b className={classes['number']}>{count(missing)}</b>
          <span className="t2 nw">on one side only</span>
        </li>
      )}
    </ul>
  );
}
