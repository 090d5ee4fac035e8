import { interval, score } from '@/lib/format/numbers';
import type { Axis } from './axis';
import { onAxis } from './axis';
import classes from './IntervalMark.module.css';

interface IntervalMarkProps {
  value: number | null | undefined;
  lower?: number | null | undefined;
  upper?: number | null | undefined;
  axis: Axis;
  /** Hollow and grey for what is not significant; colours for a difference that is. */
  tone?: 'data' | 'better' | 'worse' | 'undecided';
  /** Draws the zero line, as every difference has. */
  zero?: boolean;
  width?: number;
}

const height = 20;

/** A point with its interval on the axis that its table shares. */
export function IntervalMark({
  value,
  lower,
  upper,
  axis,
  tone = 'data',
  zero = false,
  width = 120,
}: IntervalMarkProps) {
  const x = (at: number) => onAxis(axis, at) * (width - 8) + 4;
  const middle = height / 2;
  const label =
    value == null
      ? 'undefined'
      : `${score(value)}${lower == null || upper == null ? ', no interval' : `, interval ${interval(lower, upper)}`}`;
  return (
    <svg className={classes['mark']} data-tone={tone} width={width} height={height} role="img" aria-label={label}>
      <line className={classes['grid']} x1={4} x2={width - 4} y1={middle} y2={middle} />
      {zero && <line className={classes['zero']} x1={x(0)} x2={x(0)} y1={0} y2={height} />}
      {lower != null && upper != null && (
        <>
          <line className={classes['line']} x1={x(lower)} x2={x(upper)} y1={middle} y2={middle} />
          <path className={classes['line']} d={`M${x(lower)} ${middle - 4}v8M${x(upper)} ${middle - 4}v8`} />
        </>
      )}
      {value != null && <circle className={classes['dot']} cx={x(value)} cy={middle} r={4} />}
    </svg>
  );
}
