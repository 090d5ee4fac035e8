import type { Metric } from '../api/types';
import { interval, score } from '@/lib/format/numbers';

/** A metric's value with its interval and n; without a value, why there is none. */
export function MetricValue({ metric }: { metric: Metric | undefined }) {
  if (metric?.value == null) return <span className="t3">{metric?.reason ?? 'none'}</span>;
  return (
    <span
      className="nw"
      title={`${metric.method ?? 'no interval'}, n = ${metric.n}${metric.reason === null ? '' : `; ${metric.reason}`}`}
    >
      <b>{score(metric.value)}</b>{' '}
      <span className="t3 sm">
        {metric.lower !== null && metric.upper !== null ? interval(metric.lower, metric.upper) : 'no interval'}
      </span>
    </span>
  );
}
