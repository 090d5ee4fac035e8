import { Fragment } from 'react';
import { Icon } from '@/components/Icon';
import { IntervalMark } from '@/components/IntervalMark';
import { Panel } from '@/components/Panel';
import { SafeText } from '@/components/SafeText';
import { plain, withMinus } from '@/lib/format/numbers';
import { moment } from '@/lib/format/times';
import { clock } from '@/lib/activity/activeTime';
import type { Shift } from '../model/shifts';
import { orderWords } from '../model/words';
import type { Agreement, SavedRanking } from '../types';
import classes from './Panels.module.css';

interface AgreementPanelProps {
  /** Of the ranking that is saved; null without one, or without scores. */
  agreement: Agreement | null;
  hasScores: boolean;
  hasOwn: boolean;
  /** Whether the ranking on the screen is another one than that which is saved. */
  isUnsaved: boolean;
  shifts: ReadonlyMap<string, Shift>;
  rankings: readonly SavedRanking[];
  name: (id: string) => string;
}

/** How far the saved ranking agrees with the judge's, how little that proves, and what was moved. */
export function AgreementPanel(props: AgreementPanelProps) {
  const { agreement, isUnsaved, shifts, rankings, name } = props;
  return (
    <Panel title="Agreement with AI" actions={<span className="xs t3">Kendall tau-b</span>}>
      <div className={classes['body']}>
        {agreement === null ? (
          <p className="t2 sm">{missing(props)}</p>
        ) : (
          <>
            <Tau agreement={agreement} />
            {isUnsaved && <p className="warn xs">Of the ranking that is saved; yours has changed since.</p>}
          </>
        )}
        {shifts.size > 0 && <Changes shifts={shifts} name={name} />}
        {rankings.length > 0 && <Rankings rankings={rankings} name={name} />}
      </div>
    </Panel>
  );
}

function missing({ hasScores, hasOwn }: AgreementPanelProps): string {
  if (!hasScores) return 'No judge has scored these answers, so there is nothing to agree with.';
  return hasOwn ? 'Too few of these answers are in both orders.' : 'Save your ranking to see how far it agrees.';
}

const axis = { from: -1, to: 1, ticks: [-1, 0, 1] };

function Tau({ agreement: { tau, n, topThreeOverlap, samePlace } }: { agreement: Agreement }) {
  const top = Math.min(3, n);
  const includesZero = tau.lower !== null && tau.upper !== null && tau.lower <= 0 && tau.upper >= 0;
  return (
    <div className={classes['tau']}>
      <div className="row" style={{ alignItems: 'baseline' }}>
        <b className={classes['key']}>{tau.value === null ? 'none' : plain(tau.value)}</b>
        <span className="xs t3">
          {tau.lower === null || tau.upper === null
            ? 'no interval'
            : `${Math.round(tau.level * 100)}% ${tau.method} ${plain(tau.lower)} to ${plain(tau.upper)}`}
          , n = {n}
        </span>
      </div>
      {tau.value !== null && (
        <>
          <IntervalMark value={tau.value} lower={tau.lower} upper={tau.upper} axis={axis} zero width={296} />
          <div className="row xs t3" aria-hidden="true">
            <span>−1 reversed</span>
            <span className="sp" />
            <span>0</span>
            <span className="sp" />
            <span>1 same</span>
          </div>
        </>
      )}
      <div className={classes['note']}>
        <Icon name="info" />
        <span>
          {tau.reason !== null && `${sentence(withMinus(tau.reason))} `}
          {includesZero && 'The interval includes 0: this may be chance. '}
          Top {top} overlap {topThreeOverlap} of {top}; same place {samePlace} of {n}.
        </span>
      </div>
    </div>
  );
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`;

function Changes({ shifts, name }: { shifts: ReadonlyMap<string, Shift>; name: (id: string) => string }) {
  const moved = [...shifts.values()].filter(({ from, to }) => from !== to);
  return (
    <div className="sm t2">
      <h3>Changes from AI</h3>
      {moved.length === 0 && <div>None: every answer is where the judge has it.</div>}
      <ul className={classes['changes']}>
        {moved.map(({ experiment, from, to, tiedWith }) => (
          <li key={experiment}>
            <Icon name={to < from ? 'up' : 'down'} size={12} /> <SafeText text={name(experiment)} /> {from} to {to}
            {tiedWith.length > 0 && (
              <>
                , tied with{' '}
                {tiedWith.map((other, at) => (
                  <Fragment key={other}>
                    {at > 0 && ', '}
                    <SafeText text={name(other)} />
                  </Fragment>
                ))}
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What people saved, the latest of each. */
function Rankings({ rankings, name }: { rankings: readonly SavedRanking[]; name: (id: string) => string }) {
  return (
    <div className="sm t2">
      <h3>Saved rankings</h3>
      <ul className={classes['changes']}>
        {rankings.map((saved) => (
          <li key={saved.id}>
            <b>
              <SafeText text={saved.evaluator} />
            </b>{' '}
            <span className="t3">
              {moment(saved.createdAt)}, {clock(saved.activeMs)} active
            </span>
            <div>
              <SafeText text={orderWords(saved.groups, name)} />
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
