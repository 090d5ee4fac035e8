import { signed } from '@/lib/format/numbers';
import { differenceAxis } from '../axis';
import { SafeText } from '../SafeText';
import classes from './Charts.module.css';
import { barPlace, type DeltaBar } from './deltas';

interface DeltaBarsProps {
  /** Names the table. */
  label: string;
  /** What the bars are of, e.g. `Dataset`. */
  of: string;
  bars: readonly DeltaBar[];
}

/**
 * Differences as bars about zero, right is better. Filled: real; half filled: real but small; grey: no detectable difference; hollow: too
 * little data; dashed: no interval. The line over a bar is its 95% interval.
 */
export function DeltaBars({ label, of, bars }: DeltaBarsProps) {
  const axis = differenceAxis(bars.flatMap(({ delta, lower, upper }) => [delta, lower, upper]));
  return (
    <table className={classes['bars']} aria-label={label}>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{of}</th>
          <th scope="col">Drawn</th>
          <th scope="col">Difference</th>
          <th scope="col">Reading</th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => {
          const sign = bar.delta === null || bar.delta === 0 ? undefined : bar.delta > 0 ? 'better' : 'worse';
          const telling = bar.weight === 'real' ? sign : undefined;
          return (
            <tr key={bar.key} title={bar.title}>
              <th scope="row">
                <SafeText text={bar.label} />
              </th>
              <td className={classes['plot']}>
                <span className={classes['zero']} />
                {bar.delta !== null && (
                  <span
                    className={classes['bar']}
                    data-weight={bar.weight}
                    data-sign={sign}
                    style={percent(barPlace(axis, bar.delta))}
                  />
                )}
                {bar.delta !== null && bar.lower !== null && bar.upper !== null && (
                  <span className={classes['error']} style={percent(between(axis, bar.lower, bar.upper))} />
                )}
              </td>
              <td className={classes['number']}>{bar.delta === null ? 'none' : signed(bar.delta)}</td>
              <td className={classes['word']} data-sign={telling}>
                {bar.word}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function between(axis: Parameters<typeof barPlace>[0], lower: number, upper: number) {
  const [one, other] = [barPlace(axis, lower), barPlace(axis, upper)];
  const left = lower < 0 ? one.left : one.left + one.width;
  const right = upper < 0 ? other.left : other.left + other.width;
  return { left, width: right - left };
}

function percent({ left, width }: { left: number; width: number }) {
  return { left: `${left}%`, width: `${width}%` };
}
