import type { Metric } from '../api/contract';
import classes from './Agreement.module.css';

/** A value with its interval, or why there is none. */
export function Figure({ metric }: { metric: Metric | null }) {
  if (metric?.value == null)
    return <span className={`t3 xs ${classes['reason'] ?? ''}`}>{metric?.reason ?? 'none'}</span>;
  return (
    <span className="nw">
      <b>{metric.value.toFixed(2)}</b>{' '}
      {metric.lower !== null && metric.upper !== null && (
        <span className="t3 sm">
          {metric.lower.toFixed(2)} to {metric.upper.toFixed(2)}
        </span>
      )}
    </span>
  );
}
