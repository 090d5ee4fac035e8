import { useElementSize } from '@mantine/hooks';
import { linear, niceTicks } from '@/components/charts/scale';
import { visibleText } from '@/lib/format/visible';
import { amountScale, frontPath, labelPlaces, qualitySpan } from '../model/plot';
import { answerCost, answerTime } from '../model/words';
import type { TradeOffPoint } from '../types';
import classes from './TradeOffPlot.module.css';

/** What quality is drawn against. */
export type Against = 'cost' | 'time';

const words = {
  cost: { of: (point: TradeOffPoint) => point.costUsd, text: answerCost, axis: 'cost per response' },
  time: { of: (point: TradeOffPoint) => point.seconds, text: answerTime, axis: 'time per response' },
} as const;

const height = 216;
const margin = { left: 30, right: 14, top: 12, bottom: 32 };

/** Configs as points, the front as a dashed line: filled points are on it. Left and up is better. */
export function TradeOffPlot({
  points,
  against,
  leader,
}: {
  points: readonly TradeOffPoint[];
  against: Against;
  leader: string | null;
}) {
  const { ref, width: measured } = useElementSize();
  const width = measured === 0 ? 372 : measured;
  const { of, text, axis } = words[against];
  const shown = points.flatMap((point) => {
    const amount = of(point);
    const { value, lower, upper } = point.quality;
    return amount === null || value === null
      ? []
      : [{ point, amount, value, lower: lower ?? value, upper: upper ?? value }];
  });
  if (shown.length === 0) {
    return (
      <p className="t2 sm">
        {points.length === 0
          ? 'No config has a quality yet: score the answers, or rank them.'
          : `Of no config is the ${against} known.`}
      </p>
    );
  }
  const right = width - margin.right;
  const bottom = height - margin.bottom;
  const x = amountScale(
    shown.map(({ amount }) => amount),
    { from: margin.left + 18, to: right - 26 },
  );
  const quality = qualitySpan(shown.flatMap(({ value, lower, upper }) => [value, lower, upper]));
  const y = linear(quality, { from: bottom, to: margin.top });
  const versions = new Set(points.map(({ config }) => config)).size < points.length;
  const marks = shown.map(({ point, amount, value, lower, upper }) => {
    const name = visibleText(versions ? `${point.config} v${point.version}` : point.config);
    const label = name.length > 22 ? `${name.slice(0, 21)}…` : name;
    return {
      key: `${point.config} ${point.version}`,
      isOnFront: against === 'cost' ? point.isOnCostFront : point.isOnTimeFront,
      isLeader: point.config === leader,
      label,
      title: `${name}: quality ${value.toFixed(1)}${upper > lower ? `, interval ${lower.toFixed(1)} to ${upper.toFixed(1)}` : ', no interval'}, ${text(amount)}`,
      x: x.at(amount),
      y: y(value),
      top: y(Math.min(upper, quality.to)),
      bottom: y(Math.max(lower, quality.from)),
      width: label.length * 6.3 + 4,
    };
  });
  const labels = labelPlaces(
    marks,
    { left: margin.left, right: width, top: 0, bottom },
    marks.filter(({ isOnFront }) => isOnFront),
  );
  return (
    <div ref={ref} className={classes['box']}>
      <svg
        className={classes['plot']}
        width={width}
        height={height}
        role="group"
        aria-label={`Quality against ${against}`}
      >
        <g aria-hidden="true">
          {niceTicks(quality, 6).map((tick) => (
            <g key={tick}>
              <line className={classes['grid']} x1={margin.left} x2={right} y1={y(tick)} y2={y(tick)} />
              <text x={margin.left - 6} y={y(tick) + 4} textAnchor="end">
                {tick}
              </text>
            </g>
          ))}
          {x.ticks.map(({ value, at }) => (
            <text key={value} x={at} y={bottom + 14} textAnchor="middle">
              {text(value)
                .replace(/(\.\d*?)0+(?=\D*$)/, '$1')
                .replace(/\.(?=\D*$)/, '')}
            </text>
          ))}
          <text x={(margin.left + right) / 2} y={height - 3} textAnchor="middle">
            {axis}
            {x.isLog ? ', log scale' : ''}; left and up is better
          </text>
          <path
            className={classes['front']}
            d={frontPath(
              marks.filter(({ isOnFront }) => isOnFront),
              right,
            )}
          />
        </g>
        {marks.map((mark, index) => (
          <g
            key={mark.key}
            role="img"
            aria-label={mark.title}
            data-front={mark.isOnFront || undefined}
            className={classes['mark']}
          >
            <title>{mark.title}</title>
            {mark.bottom > mark.top && (
              <line className={classes['whisker']} x1={mark.x} x2={mark.x} y1={mark.top} y2={mark.bottom} />
            )}
            <circle cx={mark.x} cy={mark.y} r={5} />
            <text
              x={labels[index]?.x}
              y={labels[index]?.y}
              textAnchor={labels[index]?.anchor}
              data-leader={mark.isLeader || undefined}
            >
              {mark.label}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}
