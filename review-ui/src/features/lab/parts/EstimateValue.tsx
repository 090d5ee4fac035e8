import type { Estimate } from '../api/types';
import { estimateText, type Writing } from './estimates';

/** A value with its interval and n; without a value, why there is none. */
export function EstimateValue({ estimate, writing }: { estimate: Estimate | null; writing: Writing }) {
  if (estimate?.value == null) {
    const reason = estimate?.reason ?? 'none yet';
    return (
      <span className="t3 sm ell" title={reason}>
        {reason}
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
