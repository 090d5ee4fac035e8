import { signed } from '@/lib/format/numbers';
import type { Axis } from './axis';
import { onAxis } from './axis';
import classes from './IntervalMark.module.css';

/** The axis of a column of marks, drawn once, in the header cell. */
export function AxisHeader({ axis, width = 120 }: { axis: Axis; width?: number }) {
  const text = (tick: number) => (axis.from < 0 ? (tick === 0 ? '0' : signed(tick, 2)) : String(tick));
  const anchor = (index: number) => (index === 0 ? 'start' : index === axis.ticks.length - 1 ? 'end' : 'middle');
  return (
    <svg className={classes['ticks']} width={width} height={14} aria-hidden="true">
      {axis.ticks.map((tick, index) => (
        <text key={tick} x={onAxis(axis, tick) * (width - 8) + 4} y={11} textAnchor={anchor(index)}>
          {text(tick)}
        </text>
      ))}
    </svg>
  );
}
