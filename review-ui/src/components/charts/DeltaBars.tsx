import { signed } from '@/lib/format/numbers';
import { SafeText } from '../SafeText';
import classes from './Charts.module.css';
import { barAxis, barPlace, errorPlace, type DeltaBar } from './deltas';

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
  const axis = barAxis(bars);
  return (
    <table className={classes['bars']} aria-label={label}>
      {/* A fixed layout goes by the columns, since the head is not seen. */}
      <colgroup>
        <col className={classes['label']} />
        <col />
        <col className={classes['number']} />
        <col className={classes['word']} />
      </colgroup>
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
                  <ErrorLine {...errorPlace(axis, bar.lower, bar.upper)} />
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

function ErrorLine({ left, width, cut }: ReturnType<typeof errorPlace>) {
  return <span className={classes['error']} data-cut={cut} style={percent({ left, width })} />;
}

function percent({ left, width }: { left: number; width: number }) {
  return { left: `${left}%`, width: `${width}%` };
}
