import classes from './Charts.module.css';
import { bandPaths, linePath, segments, type Curve, type CurvePoint } from './curves';

interface CurveSeriesProps {
  curve: Curve;
  /** Its number: the first has the accent, the others are told apart by the shape of their points. */
  series: number;
  x: (step: number) => number;
  y: (score: number) => number;
  bands: boolean;
  /** The pixel of the horizontal axis. */
  bottom: number;
}

/** Fewer samples than this, and the point is hollow. */
const fewSamples = 15;

/** One curve: its bands, its line, and a point for each measurement. */
export function CurveSeries({ curve, series, x, y, bands, bottom }: CurveSeriesProps) {
  const parts = segments(curve.points);
  return (
    <g className={classes['series']} data-series={series}>
      {bands &&
        parts.flatMap((part) =>
          bandPaths(part, x, y).map((path) => (
            <path key={path} className={series === 0 ? classes['band'] : classes['otherBand']} d={path} />
          )),
        )}
      {parts.map((part) => (
        <path key={part[0]?.step} className={classes['line']} d={linePath(part, x, y)} />
      ))}
      {/* A point without neighbours has no band to stand in: its interval is a whisker. */}
      {bands &&
        parts
          .filter((part) => part.length === 1)
          .flatMap((part) =>
            part.map(({ step, lower, upper }) =>
              lower === null || upper === null ? null : (
                <line key={step} className={classes['whisker']} x1={x(step)} x2={x(step)} y1={y(lower)} y2={y(upper)} />
              ),
            ),
          )}
      {curve.points.map((point) => (
        <Dot key={point.step} point={point} series={series} x={x(point.step)} y={y(point.value)} bottom={bottom} />
      ))}
    </g>
  );
}

function Dot(props: { point: CurvePoint; series: number; x: number; y: number; bottom: number }) {
  const { point, series, x, y, bottom } = props;
  const under = y + 22 < bottom;
  return (
    <g className={classes['point']} role="img" aria-label={point.title}>
      <title>{point.title}</title>
      <circle className={classes['target']} cx={x} cy={y} r={8} />
      <path
        className={classes['dot']}
        data-hollow={(point.n !== null && point.n < fewSamples) || undefined}
        d={shape(series, x, y)}
      />
      {point.mark !== undefined && (
        <>
          <circle className={classes['ring']} cx={x} cy={y} r={6.5} />
          <text className={classes['mark']} x={x} y={under ? y + 20 : y - 12} textAnchor="middle">
            {point.mark}
          </text>
        </>
      )}
    </g>
  );
}

/** Shapes tell curves apart where colours may not be seen: circle, square, triangle, diamond. */
function shape(series: number, x: number, y: number): string {
  switch (series % 4) {
    case 1:
      return `M${x - 3} ${y - 3}h6v6h-6Z`;
    case 2:
      return `M${x} ${y - 4}l4 7h-8Z`;
    case 3:
      return `M${x} ${y - 4.5}l4 4.5l-4 4.5l-4 -4.5Z`;
    default:
      return `M${x - 3} ${y}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z`;
  }
}
