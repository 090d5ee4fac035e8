import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { ErrorState } from '@/components/ErrorState';
import { Facts } from '@/components/Facts';
import { LoadingRows } from '@/components/LoadingRows';
import { SafeText } from '@/components/SafeText';
import { SidePanel } from '@/components/SidePanel';
import { usePolling } from '@/lib/events/EventsContext';
import { duration, moment } from '@/lib/format/times';
import { useAdmin } from '@/lib/session/useAdmin';
import { compareAddress, promptAddress } from '../addresses';
import { reviewPromptsQuery } from '../api/reviewPrompts';
import { sessionQuery } from '../api/runs';
import type { Session } from '../api/types';
import { RunStatusTag } from '../parts/RunStatusTag';
import { Usd } from '../parts/Usd';
import { CancelSession } from './CancelSession';
import { progressText } from './progress';
import { SessionBar } from './SessionProgress';
import classes from './Sessions.module.css';
import { SessionStatusTag } from './SessionStatusTag';

/** A session in full: how far it is, and each of its runs. */
export function SessionPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const admin = useAdmin();
  const { data, error, refetch } = useQuery({ ...sessionQuery(id), refetchInterval: usePolling(2_000) });
  return (
    <SidePanel
      label="Session"
      onClose={onClose}
      title={data === undefined ? 'Session' : <SafeText text={data.prompt} />}
      actions={data !== undefined && <SessionStatusTag status={data.status} />}
    >
      {error !== null && <ErrorState title="The session did not load." error={error} onRetry={refetch} />}
      {data === undefined && error === null && <LoadingRows label="Loading the session" />}
      {data !== undefined && (
        <div className={classes['panel']}>
          <div className="row wrap">
            <SessionBar session={data} width={120} />
            <span className="t2 sm" role="status">
              {progressText(data)}
            </span>
          </div>
          {data.error !== null && (
            <p className="err">
              <SafeText text={data.error} />
            </p>
          )}
          {admin && data.status === 'running' && (
            <div>
              <CancelSession session={data.id} />
            </div>
          )}
          <About session={data} />
          <section aria-label="Runs">
            <h2 className="sm">Runs</h2>
            <ol className={classes['runs']}>
              {data.runList.map((run) => (
                <li key={run.id}>
                  <div className="row wrap">
                    {run.done > run.failed ? (
                      <Link to={compareAddress(run.prompt, run.id)}>Run {run.number}</Link>
                    ) : (
                      <span>Run {run.number}</span>
                    )}
                    <RunStatusTag run={run} />
                    <span className="sp" />
                    {run.done > 0 && <Usd amount={run.totalCostUsd} unpriced={run.unpriced} />}
                  </div>
                  <span className="t3 sm">
                    {run.recommendedConfig !== null && (
                      <>
                        recommended <SafeText text={run.recommendedConfig} />
                        {run.avgSeconds !== null && ', '}
                      </>
                    )}
                    {run.avgSeconds !== null && `${duration(run.avgSeconds * 1000)} on average`}
                  </span>
                  {run.error !== null && (
                    <div className="err sm">
                      <SafeText text={run.error} />
                    </div>
                  )}
                </li>
              ))}
            </ol>
          </section>
        </div>
      )}
    </SidePanel>
  );
}

function About({ session }: { session: Session }) {
  const { data: reviews } = useQuery(reviewPromptsQuery('all'));
  const { prompt, reviewPrompt, requestedBy, createdAt, completedAt } = session;
  const name = reviews?.find(({ id }) => id === reviewPrompt)?.name ?? reviewPrompt;
  return (
    <Facts
      layout="list"
      facts={[
        {
          name: 'Prompt',
          value: (
            <Link to={promptAddress(prompt)}>
              <SafeText text={prompt} />
            </Link>
          ),
        },
        { name: 'Scored by', value: name === null ? 'not scored' : <SafeText text={name} /> },
        { name: 'Asked for', value: `${moment(createdAt)} UTC`, note: `by ${requestedBy}` },
        { name: 'At rest', value: completedAt === null ? null : `${moment(completedAt)} UTC` },
      ]}
    />
  );
}
