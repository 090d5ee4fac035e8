import { useElementSize } from '@mantine/hooks';
import { shortScore } from '@/lib/format/numbers';
import { visibleText } from '@/lib/format/visible';
import classes from './Charts.module.css';
import { CurveSeries } from './CurveSeries';
import { breaks, segments, type Curve } from './curves';
import { apart } from './labels';
import { linear, niceTicks, scoreSpan, stepText } from './scale';

/** A value that holds for all steps: a baseline. */
export interface Level {
  readonly key: string;
  readonly label: string;
  readonly value: number;
}

interface CurveChartProps {
  /** What is drawn, for those who do not see it. */
  label: string;
  curves: readonly Curve[];
  levels?: readonly Level[];
  /** False leaves the bands out; the intervals stay in the points' titles. */
  bands?: boolean;
  height?: number;
}

const margin = { left: 30, top: 8, bottom: 22 };
const labelGap = 13;

/** Scores by training step with their 95% bands, baselines dashed, names at the lines' ends. A line breaks where the measurement changed. */
export function CurveChart({ label, curves, levels = [], bands = true, height = 232 }: CurveChartProps) {
  const { ref, width: measured } = useElementSize();
  const width = measured === 0 ? 370 : measured;
  const names = [...curves.map((curve) => curve.label), ...levels.map((level) => level.label)];
  const labelWidth = Math.min(width * 0.34, Math.max(...names.map((name) => name.length), 4) * 6.2 + 42);
  const points = curves.flatMap((curve) => curve.points);
  const steps = points.map(({ step }) => step);
  const domain = steps.length === 0 ? { from: 0, to: 1 } : { from: Math.min(...steps), to: Math.max(...steps) };
  const range = scoreSpan([
    ...points.flatMap(({ value, lower, upper }) => (bands ? [value, lower, upper] : [value])),
    ...levels.map(({ value }) => value),
  ]);
  const right = width - labelWidth;
  const bottom = height - margin.bottom;
  const x = linear(domain, { from: margin.left + 4, to: right - 6 });
  const y = linear(range, { from: bottom, to: margin.top });
  const ends = curves.map(({ points: own }) => own.reduce((last, point) => (point.step >= last.step ? point : last)));
  const places = apart(
    [...ends.map(({ value }) => y(value)), ...levels.map(({ value }) => y(value))],
    labelGap,
    margin.top,
    bottom,
  );
  const most = Math.max(2, Math.floor((right - margin.left) / 56));
  return (
    <div ref={ref} className={classes['box']}>
      <svg className={classes['chart']} width={width} height={height} role="group" aria-label={label}>
        {niceTicks(range).map((tick) => (
          <g key={tick} aria-hidden="true">
            <line className={classes['grid']} x1={margin.left} x2={right} y1={y(tick)} y2={y(tick)} />
            <text x={margin.left - 6} y={y(tick) + 4} textAnchor="end">
              {tick}
            </text>
          </g>
        ))}
        {(steps.length === 0 ? [] : niceTicks(domain, most)).map((tick) => (
          <text key={tick} x={x(tick)} y={height - 5} textAnchor="middle" aria-hidden="true">
            {stepText(tick)}
          </text>
        ))}
        {levels.map((level, index) => (
          <g key={level.key} role="img" aria-label={`${level.label}, dashed: ${shortScore(level.value)}`}>
            <line className={classes['dashed']} x1={margin.left} x2={right} y1={y(level.value)} y2={y(level.value)} />
            <EndLabel
              className="reference"
              at={right + 6}
              y={places[curves.length + index] ?? 0}
              from={y(level.value)}
              room={labelWidth}
              name={level.label}
              value={level.value}
            />
          </g>
        ))}
        {curves.flatMap((curve) =>
          breaks(segments(curve.points)).map((step) => (
            <line
              key={`${curve.key} ${step}`}
              className={classes['break']}
              x1={x(step)}
              x2={x(step)}
              y1={margin.top}
              y2={bottom}
            />
          )),
        )}
        {/* The first curve is drawn last, above the others. */}
        {curves
          .map((curve, index) => ({ curve, index }))
          .reverse()
          .map(({ curve, index }) => (
            <CurveSeries key={curve.key} curve={curve} series={index} x={x} y={y} bands={bands} bottom={bottom} />
          ))}
        {curves.map((curve, index) => (
          <EndLabel
            key={curve.key}
            className="name"
            series={index}
            at={right + 6}
            y={places[index] ?? 0}
            from={y(ends[index]?.value ?? 0)}
            room={labelWidth}
            name={curve.label}
            value={ends[index]?.value ?? 0}
          />
        ))}
      </svg>
    </div>
  );
}

interface EndLabelProps {
  className: 'name' | 'reference';
  series?: number;
  at: number;
  y: number;
  from: number;
  room: number;
  name: string;
  value: number;
}

function EndLabel({ className, series, at, y, from, room, name, value }: EndLabelProps) {
  const characters = Math.max(3, Math.floor((room - 40) / 6));
  const plain = visibleText(name);
  const short = plain.length > characters ? `${plain.slice(0, characters - 1)}…` : plain;
  return (
    <g aria-hidden="true">
      {Math.abs(y - from) > 2 && <line className={classes['grid']} x1={at - 6} x2={at - 1} y1={from} y2={y} />}
      <text className={classes[className]} data-series={series} x={at} y={y + 4}>
        <title>{plain}</title>
        {short} {value.toFixed(2).replace(/^0/, '')}
      </text>
    </g>
  );
}
