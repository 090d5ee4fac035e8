import type { Metric } from '../api/contract';
import classes from './Agreement.module.css';

/** Two intervals above each other on one axis: judge and people above people among themselves. */
export function PairMark({
  upper,
  lower,
  from,
  width = 200,
}: {
  upper: Metric | null;
  lower: Metric;
  from: number;
  width?: number;
}) {
  const x = (value: number) => 6 + ((Math.max(from, value) - from) / (1 - from)) * (width - 12);
  return (
    <svg
      width={width}
      height={36}
      role="img"
      aria-label={`Judge and people ${words(upper)}; two people ${words(lower)}`}
    >
      <line className={classes['grid']} x1={6} x2={width - 6} y1={11} y2={11} />
      <line className={classes['grid']} x1={6} x2={width - 6} y1={26} y2={26} />
      <Mark metric={upper} y={11} x={x} name="data" />
      <Mark metric={lower} y={26} x={x} name="plain" />
    </svg>
  );
}

function Mark({
  metric,
  y,
  x,
  name,
}: {
  metric: Metric | null;
  y: number;
  x: (value: number) => number;
  name: string;
}) {
  if (metric?.value == null) return null;
  return (
    <g className={classes[name]}>
      {metric.lower !== null && metric.upper !== null && (
        <path
          d={`M${x(metric.lower)} ${y}H${x(metric.upper)}M${x(metric.lower)} ${y - 4}v8M${x(metric.upper)} ${y - 4}v8`}
        />
      )}
      <circle cx={x(metric.value)} cy={y} r={4} />
    </g>
  );
}

function words(metric: Metric | null): string {
  if (metric === null) return 'none';
  const { value, lower, upper } = metric;
  if (value === null) return 'none';
  return lower === null || upper === null
    ? value.toFixed(2)
    : `${value.toFixed(2)}, interval ${lower.toFixed(2)} to ${upper.toFixed(2)}`;
}
