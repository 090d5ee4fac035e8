import type { ModelLine } from '../api/types';
import { IntervalMark } from '@/components/IntervalMark';
import { scoreAxis } from '@/components/axis';
import { lineKey, lineName } from '../parts/metrics';
import { MetricValue } from '../parts/MetricValue';
import classes from './RunList.module.css';

/** Lines of a run that a list shows; more are named by their number. */
export const linesShown = 4;
/** Their height in pixels. */
export const lineHeight = 24;

/** The first metric of each model of a run, on the axis that the list shares. */
export function RunLines({ lines }: { lines: readonly ModelLine[] }) {
  return (
    <div className={classes['lines']}>
      {lines.slice(0, linesShown).map((line) => {
        const metric = line.metrics[0];
        return (
          <div key={lineKey(line)} className={classes['line']} style={{ height: lineHeight }}>
            <span className="ell" title={lineName(line)}>
              {lineName(line)}
            </span>
            <IntervalMark value={metric?.value} lower={metric?.lower} upper={metric?.upper} axis={scoreAxis} />
            <MetricValue metric={metric} />
          </div>
        );
      })}
      {lines.length > linesShown && <span className="t3 xs">and {lines.length - linesShown} more</span>}
    </div>
  );
}
