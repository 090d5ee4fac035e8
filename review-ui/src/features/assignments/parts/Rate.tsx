import { shortScore } from '@/lib/format/numbers';
import classes from './Rate.module.css';

/** A rate from 0 to 1 with its word, and as a bar of that length. */
export function Rate({ word, value }: { word: string; value: number | null }) {
  return (
    <span className={classes['rate']}>
      <span className="t3">{word}</span>
      <span className={classes['value']}>
        {value === null ? <span className="t3">none</span> : <b>{shortScore(value)}</b>}
      </span>
      <span className={classes['track']} aria-hidden="true">
        <span style={{ width: `${Math.min(1, Math.max(0, value ?? 0)) * 100}%` }} />
      </span>
    </span>
  );
}
