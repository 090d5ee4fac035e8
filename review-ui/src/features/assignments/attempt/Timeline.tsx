import { Icon } from '@/components/Icon';
import { SafeText } from '@/components/SafeText';
import type { AttemptDetail } from '../api/types';
import classes from './Attempt.module.css';
import { stepsOf } from './timeline';

/** One line of time: asked, answered, published, checked. */
export function Timeline({ detail }: { detail: AttemptDetail }) {
  return (
    <ol className={classes['timeline']} aria-label="Timeline">
      {stepsOf(detail).map(({ name, at, note }) => (
        <li key={name} data-done={at !== null || undefined}>
          <span className={classes['dot']}>
            <Icon name={at === null ? 'dash' : 'check'} size={12} />
          </span>
          <b>{name}</b>
          <span>{at ?? 'none'}</span>
          <span className="t3">
            <SafeText text={note} />
          </span>
        </li>
      ))}
    </ol>
  );
}
