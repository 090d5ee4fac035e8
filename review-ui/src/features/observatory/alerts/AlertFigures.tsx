import { differenceAxis } from '@/components/axis';
import { Facts } from '@/components/Facts';
import { IntervalMark } from '@/components/IntervalMark';
import { SafeText } from '@/components/SafeText';
import { pValue, score, signed } from '@/lib/format/numbers';
import type { Alert } from '../api/alerts';
import type { AlertFigures as Figures } from '../api/alertQueries';
import { readings } from '../parts/readings';
import type { ScoreVerdict } from '../api/types';
import classes from './Alerts.module.css';
import { references } from './looks';

/** What an alert rests on: the two scores, their difference with its interval, the test, and what it could have found. */
export function AlertFigures({ alert, figures }: { alert: Alert; figures: Figures }) {
  const { difference, differenceLower: lower, differenceUpper: upper } = figures;
  const shown = difference ?? figures.delta;
  const verdict = verdictOf(figures.verdict);
  const axis = differenceAxis([shown, lower, upper]);
  const tone = verdict === 'better' || verdict === 'worse' ? verdict : 'undecided';
  return (
    <section className={classes['section']} aria-label="Comparison">
      <h2 className="sm">Against {references[alert.reference]}</h2>
      <div className={classes['plot']}>
        <IntervalMark value={shown} lower={lower} upper={upper} axis={axis} tone={tone} zero width={180} />
        <b className={verdict === null ? undefined : readings[verdict].tone}>
          {signed(shown)} {verdict === null ? '' : readings[verdict].word}
        </b>
        <span className="t3 sm">
          {lower === null || upper === null ? 'no interval' : `95% ${signed(lower)} to ${signed(upper)}`}
        </span>
      </div>
      <Facts
        layout="list"
        facts={[
          { name: 'Scores', value: `${score(figures.previousScore)} → ${score(figures.newScore)}` },
          {
            name: 'Compared',
            value: figures.isPaired ? 'paired, on shared examples' : 'unpaired: too few shared examples',
          },
          { name: 'Test', value: figures.method === null ? 'none' : <SafeText text={figures.method} /> },
          { name: 'p', value: pValue(figures.pValue) },
          { name: 'n', value: figures.n ?? 'not reported' },
          {
            name: 'Detectable',
            value: figures.detectableEffect === null ? 'unknown' : signed(figures.detectableEffect).replace('+', '±'),
            note: 'smallest difference found with a power of 80%',
          },
          {
            name: 'Matters',
            value: figures.minimumEffect === null ? null : `from ${signed(figures.minimumEffect).replace('+', '±')}`,
          },
          { name: 'Overlap', value: figures.isPaired ? null : figures.overlapSignificance.replaceAll('_', ' ') },
        ]}
      />
    </section>
  );
}

/** The verdict of a comparison where this app has a word for it. */
function verdictOf(name: string | null): ScoreVerdict | null {
  return name !== null && name in readings ? (name as ScoreVerdict) : null;
}
