import { visibleText } from '@/lib/format/visible';
import classes from './Charts.module.css';
import { anchorOf, radarPath, radarPoint } from './radar';

/** One axis of a radar: a score of its own and one to compare with, both from 0 to 1. */
export interface RadarAxis {
  readonly label: string;
  readonly value: number;
  /** Null when the reference has none; it then has no outline. */
  readonly reference: number | null;
}

const size = 300;
const radius = 100;
const rings = [0.25, 0.5, 0.75, 1];

/** The shape of scores over datasets. A second view only: areas mislead, so the numbers stand in a table beside it. */
export function RadarChart({ label, axes }: { label: string; axes: readonly RadarAxis[] }) {
  const count = axes.length;
  const references = axes.map(({ reference }) => reference).filter((value) => value !== null);
  return (
    <svg
      className={classes['chart']}
      viewBox={`0 0 ${size + 60} ${size}`}
      width="100%"
      style={{ maxWidth: 400 }}
      role="img"
      aria-label={label}
    >
      <g transform={`translate(${(size + 60) / 2} ${size / 2})`}>
        {rings.map((ring) => (
          <path
            key={ring}
            className={classes['web']}
            d={radarPath(
              axes.map(() => ring),
              radius,
            )}
          />
        ))}
        {axes.map((axis, index) => {
          const end = radarPoint(index, count, 1, radius);
          const outside = radarPoint(index, count, 1, radius + 12);
          const name = visibleText(axis.label);
          return (
            <g key={axis.label}>
              <line className={classes['grid']} x2={end.x} y2={end.y} />
              <text x={outside.x} y={outside.y + 4} textAnchor={anchorOf(index, count)}>
                <title>{name}</title>
                {name.length > 14 ? `${name.slice(0, 13)}…` : name}
              </text>
            </g>
          );
        })}
        {references.length === count && <path className={classes['dashed']} d={radarPath(references, radius)} />}
        <path
          className={classes['shape']}
          d={radarPath(
            axes.map(({ value }) => value),
            radius,
          )}
        />
        {rings.map((ring) => (
          <text key={ring} x={3} y={-ring * radius + 10}>
            {ring}
          </text>
        ))}
      </g>
    </svg>
  );
}
