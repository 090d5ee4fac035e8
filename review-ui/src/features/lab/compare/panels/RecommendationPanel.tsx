import { Button } from '@mantine/core';
import { useState } from 'react';
import { Panel } from '@/components/Panel';
import { SafeText } from '@/components/SafeText';
import { Tag, type TagTone } from '@/components/Tag';
import { counted, signed } from '@/lib/format/numbers';
import { useAdmin } from '@/lib/session/useAdmin';
import type { RankedConfig, Recommendation } from '../types';
import classes from './Panels.module.css';
import { WeightsDialog } from './WeightsDialog';

/** Which config to take, what its score is made of, and the reasons; also that there is no winner. */
export function RecommendationPanel({ recommendation }: { recommendation: Recommendation }) {
  const [editing, setEditing] = useState(false);
  const isAdmin = useAdmin();
  const { leader, reasons, confidence, confidenceFactors, weights, n } = recommendation;
  return (
    <Panel
      title={<Title recommendation={recommendation} />}
      actions={
        <>
          {isAdmin && (
            <Button variant="subtle" color="gray" onClick={() => setEditing(true)}>
              Weights
            </Button>
          )}
          {leader !== null && (
            <b className={classes['figure']} title={`Score of 10, over ${counted(n, 'run')}`}>
              {leader.score.toFixed(2)}
            </b>
          )}
        </>
      }
    >
      <div className={classes['body']}>
        {confidence !== null && (
          <div className="row wrap sm t3" style={{ gap: '2px 6px' }}>
            <Tag tone={confidenceTones[confidence] ?? 'plain'}>confidence {confidence.toLowerCase()}</Tag>
            {confidenceFactors.join('; ')}
          </div>
        )}
        {leader !== null && <Components leader={leader} />}
        {reasons.length > 0 && (
          <ul className={classes['reasons']}>
            {reasons.map((reason) => (
              <li key={reason}>
                <SafeText text={reason} />
              </li>
            ))}
          </ul>
        )}
        <Others recommendation={recommendation} />
      </div>
      {editing && <WeightsDialog prompt={recommendation.prompt} weights={weights} onClose={() => setEditing(false)} />}
    </Panel>
  );
}

const confidenceTones: Record<string, TagTone> = { HIGH: 'pass', LOW: 'warn' };

function Title({ recommendation: { status, leader } }: { recommendation: Recommendation }) {
  if (leader === null) return <>Nothing to recommend</>;
  const name = (
    <code>
      <SafeText text={leader.config} />
    </code>
  );
  return status === 'recommended' ? <>Recommended: {name}</> : <>No significant winner; leading: {name}</>;
}

function Components({ leader }: { leader: RankedConfig }) {
  return (
    <dl className={classes['components']}>
      {leader.components.map(({ name, value, weight }) => (
        <div key={name}>
          <dt>{name}</dt>
          <span className={classes['track']}>
            {value !== null && <span style={{ width: `${Math.max(0, Math.min(100, value * 10))}%` }} />}
          </span>
          <dd>{value === null ? <span className="t3 xs">unknown</span> : value.toFixed(1)}</dd>
          <span className="t3 xs">× {weight.toFixed(2).replace(/^0/, '')}</span>
        </div>
      ))}
    </dl>
  );
}

/** The runner-up with its difference, and what was not weighed. */
function Others({ recommendation: { runnerUp, difference, leftOut } }: { recommendation: Recommendation }) {
  return (
    <div className="sm t3 stack" style={{ gap: 2 }}>
      {runnerUp !== null && (
        <div>
          Runner-up <SafeText text={runnerUp.config} />, {runnerUp.score.toFixed(2)}
          {difference?.value != null && (
            <>
              : {signed(difference.value, 2)} for the leader
              {difference.lower !== null &&
                difference.upper !== null &&
                `, 95% interval ${signed(difference.lower, 2)} to ${signed(difference.upper, 2)}`}
              , n = {difference.n}
            </>
          )}
          {difference?.reason != null && `. ${difference.reason}`}
        </div>
      )}
      {leftOut.map(({ config, version, why }) => (
        <div key={`${config} ${version}`}>
          Left out: <SafeText text={config} />. <SafeText text={why} />
        </div>
      ))}
    </div>
  );
}
