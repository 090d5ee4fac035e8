import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { ErrorState } from '@/components/ErrorState';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import { SafeText } from '@/components/SafeText';
import { Tag, type TagTone } from '@/components/Tag';
import { counted, plain, signed, withMinus } from '@/lib/format/numbers';
import { useAdmin } from '@/lib/session/useAdmin';
import { recommendationQuery } from '../queries';
import type { Lead, Recommendation } from '../types';
import classes from './Panels.module.css';
import { WeightsDialog } from './WeightsDialog';

interface RecommendationPanelProps {
  /** Of the run that is shown. */
  ofRun: Recommendation;
  /** Whether the prompt has other runs: over several of them chance can be told from difference, within one it cannot. */
  hasOthers: boolean;
}

/** Which config to take, what its score is made of, and the reasons; also that there is no winner. */
export function RecommendationPanel({ ofRun, hasOthers }: RecommendationPanelProps) {
  const [over, setOver] = useState<'all' | 'run'>(hasOthers ? 'all' : 'run');
  const ofAll = useQuery({ ...recommendationQuery(ofRun.prompt), enabled: over === 'all' });
  const recommendation = over === 'run' ? ofRun : ofAll.data;
  const scope = hasOthers && (
    <SegmentedControl
      aria-label="Recommended over"
      value={over}
      onChange={setOver}
      data={[
        { value: 'all', label: 'All runs' },
        { value: 'run', label: 'This run' },
      ]}
    />
  );
  if (recommendation === undefined) {
    return (
      <Panel title="Recommendation" actions={scope}>
        {ofAll.error === null ? (
          <LoadingRows label="Loading the recommendation" rows={5} />
        ) : (
          <ErrorState title="The recommendation did not load." error={ofAll.error} onRetry={ofAll.refetch} />
        )}
      </Panel>
    );
  }
  return <Recommended recommendation={recommendation} scope={scope} />;
}

function Recommended({ recommendation, scope }: { recommendation: Recommendation; scope: ReactNode }) {
  const [editing, setEditing] = useState(false);
  const isAdmin = useAdmin();
  const { status, leader, reasons, confidence, confidenceFactors, weights, unit, n } = recommendation;
  return (
    <Panel
      title={titles[status]}
      actions={
        // They go to a line of their own together, where the title needs the first one.
        <div className="row">
          {scope}
          {isAdmin && (
            <Button variant="subtle" color="gray" onClick={() => setEditing(true)}>
              Weights
            </Button>
          )}
        </div>
      }
    >
      <div className={classes['body']}>
        {leader !== null && (
          <div className="row">
            <span>{status === 'recommended' ? 'Recommended:' : 'Leading:'}</span>
            <b className="ell">
              <code>
                <SafeText text={leader.config} />
              </code>
            </b>
            <span className="sp" />
            <b className={classes['figure']} title={`Score of 10, over ${counted(n, unit)}`}>
              {plain(leader.score)}
            </b>
          </div>
        )}
        {leader !== null && (
          <div className="row wrap sm t3" style={{ gap: '2px 6px' }}>
            <Tag tone={confidenceTones[confidence]}>confidence {confidence}</Tag>
            {withMinus(confidenceFactors.join('; '))}
          </div>
        )}
        <Components recommendation={recommendation} />
        {reasons.length > 0 && (
          <ul className={classes['reasons']}>
            {reasons.map((reason) => (
              <li key={reason}>
                <SafeText text={withMinus(reason)} />
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

const confidenceTones: Record<Recommendation['confidence'], TagTone> = { high: 'pass', medium: 'plain', low: 'warn' };

const titles: Record<Recommendation['status'], string> = {
  recommended: 'Recommendation',
  no_significant_winner: 'No significant winner',
  nothing_to_recommend: 'Nothing to recommend',
};

/** What the leader's score is made of; a part that does not count says why. */
function Components({ recommendation: { leader, components } }: { recommendation: Recommendation }) {
  if (leader === null) return null;
  const values: Record<string, number | null> = { quality: leader.quality, speed: leader.speed, cost: leader.cost };
  return (
    <dl className={classes['components']}>
      {components.map(({ name, weight, reason }) => {
        const value = values[name] ?? null;
        return (
          <div key={name} title={reason === null ? undefined : withMinus(reason)}>
            <dt>{name}</dt>
            <dd>
              <span className={classes['track']}>
                {value !== null && <span style={{ width: `${Math.max(0, Math.min(100, value * 10))}%` }} />}
              </span>
              <b>{value === null ? <span className="t3 xs">unknown</span> : value.toFixed(1)}</b>
              <span className="t3 xs">× {weight.toFixed(2).replace(/^0/, '')}</span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** The runner-up, the comparison that decides, and what was not weighed. */
function Others({ recommendation: { leader, runnerUp, deciding, unit, leftOut } }: { recommendation: Recommendation }) {
  return (
    <div className="sm t3 stack" style={{ gap: 2 }}>
      {leader !== null && runnerUp !== null && (
        <div>
          Runner-up <SafeText text={runnerUp.config} />, {plain(runnerUp.score)} ({plain(leader.score - runnerUp.score)}{' '}
          behind).
        </div>
      )}
      {deciding !== null && <Deciding lead={deciding} unit={unit} />}
      {leftOut.map(({ config, version, why }) => (
        <div key={`${config} ${version}`}>
          Left out: <SafeText text={config} />. <SafeText text={withMinus(why)} />
        </div>
      ))}
    </div>
  );
}

function Deciding({ lead: { config, difference }, unit }: { lead: Lead; unit: Recommendation['unit'] }) {
  const { value, lower, upper, n, level, reason } = difference;
  return (
    <div>
      Against <SafeText text={config} />: {value === null ? withMinus(reason ?? 'no difference') : signed(value, 2)}
      {value !== null &&
        (lower === null || upper === null
          ? `, no interval${reason === null ? '' : `: ${withMinus(reason)}`}`
          : `, ${Math.round(level * 100)}% interval ${signed(lower, 2)} to ${signed(upper, 2)}, n = ${counted(n, unit)}`)}
      .
    </div>
  );
}
