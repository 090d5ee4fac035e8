import type { Estimate } from '../api/types';
import { estimateText, type Writing } from './estimates';

interface EstimateValueProps {
  estimate: Estimate;
  writing: Writing;
  /** True in tables: on two lines, and why there is no value is its title. */
  brief?: boolean;
}

/** A value with its interval and n; without a value, why there is none. */
export function EstimateValue({ estimate, writing, brief = false }: EstimateValueProps) {
  if (estimate.value === null) {
    const reason = estimate.reason ?? 'none yet';
    return (
      <span className="t3 sm" title={reason}>
        {brief ? 'none' : reason}
      </span>
    );
  }
  const { value, lower, upper, n } = estimate;
  const interval = lower === null || upper === null ? null : writing.range(lower, upper);
  if (brief)
    return (
      <span title={estimateText(estimate, writing)}>
        <b>{writing.value(value)}</b> <span className="t3 xs">n {n}</span>
        <span className="t3 xs" style={{ display: 'block' }}>
          {interval ?? 'no interval'}
        </span>
      </span>
    );
  return (
    <span className="nw" title={estimateText(estimate, writing)}>
      <b>{writing.value(value)}</b>{' '}
      <span className="t3 xs">
        {interval === null ? '' : `${interval}, `}n {n}
      </span>
    </span>
  );
}
