import type { Estimate } from '../api/types';
import { estimateText, type Writing } from './estimates';

interface EstimateValueProps {
  estimate: Estimate;
  writing: Writing;
  /** True in tables: why there is no value is then its title. */
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
  return (
    <span className="nw" title={estimateText(estimate, writing)}>
      <b>{writing.value(value)}</b>{' '}
      <span className="t3 xs">
        {lower === null || upper === null ? '' : `${writing.range(lower, upper)}, `}n {n}
      </span>
    </span>
  );
}
