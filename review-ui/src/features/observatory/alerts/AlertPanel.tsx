import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { ErrorState } from '@/components/ErrorState';
import { Facts } from '@/components/Facts';
import { LoadingRows } from '@/components/LoadingRows';
import { SafeText } from '@/components/SafeText';
import { SidePanel } from '@/components/SidePanel';
import { count } from '@/lib/format/numbers';
import { moment } from '@/lib/format/times';
import { diffAddress, examplesAddress, modelAddress } from '../addresses';
import type { Alert } from '../api/alerts';
import { alertQuery, type AlertChange } from '../api/alertQueries';
import { untilText } from '../parts/expiry';
import { AlertActions } from './AlertActions';
import { AlertFigures } from './AlertFigures';
import classes from './Alerts.module.css';
import { AlertStateTag, SeverityTag, TypeText } from './AlertTags';

/** An alert in full: what was found, what that rests on, what became of it, and what can be done. */
export function AlertPanel({ id, onClose }: { id: number; onClose: () => void }) {
  const { data, error, refetch } = useQuery(alertQuery(id));
  return (
    <SidePanel
      label="Alert"
      onClose={onClose}
      title={data === undefined ? `Alert ${id}` : <TypeText type={data.alert.type} />}
      actions={
        data !== undefined && (
          <>
            <SeverityTag severity={data.alert.severity} />
            <AlertStateTag state={data.alert.state} />
          </>
        )
      }
    >
      {error !== null && <ErrorState title="The alert did not load." error={error} onRetry={refetch} />}
      {data === undefined && error === null && <LoadingRows label="Loading the alert" />}
      {data !== undefined && (
        <div className={classes['panel']}>
          <p className={classes['message']}>
            <SafeText text={data.alert.message} />
          </p>
          <AlertActions key={id} alert={data.alert} />
          {data.alert.figures !== null && <AlertFigures alert={data.alert} figures={data.alert.figures} />}
          <AlertPlace alert={data.alert} />
          <section className={classes['section']} aria-label="What became of it">
            <h2 className="sm">What became of it</h2>
            <ul className={classes['changes']}>
              <li>
                found <span className="t3 sm">{moment(data.alert.createdAt)} UTC</span>
              </li>
              {data.changes.map((change) => (
                <Change key={`${change.kind} ${change.at}`} change={change} />
              ))}
            </ul>
          </section>
        </div>
      )}
    </SidePanel>
  );
}

function AlertPlace({ alert }: { alert: Alert }) {
  const { modelId, checkpointId, referenceCheckpointId, referenceStep, runId, dataset } = alert;
  return (
    <section className={classes['section']} aria-label="Where">
      <Facts
        layout="list"
        facts={[
          {
            name: 'Model',
            value: (
              <Link to={modelAddress(modelId)}>
                <SafeText text={modelId} />
              </Link>
            ),
          },
          { name: 'Checkpoint', value: <SafeText text={checkpointId} />, note: stepText(alert.step) },
          { name: 'Dataset', value: dataset === null ? null : <SafeText text={dataset} /> },
          {
            name: 'Reference',
            value: referenceCheckpointId === null ? null : <SafeText text={referenceCheckpointId} />,
            note: stepText(referenceStep),
          },
        ]}
      />
      <div className="row wrap">
        {referenceCheckpointId !== null && (
          <Link to={diffAddress(referenceCheckpointId, checkpointId)}>All datasets of the two</Link>
        )}
        {runId !== null && <Link to={examplesAddress(runId)}>Examples</Link>}
      </div>
    </section>
  );
}

function stepText(step: number | null): string {
  return step === null ? '' : `step ${count(step)}`;
}

function Change({ change: { kind, reason, user, at, expiresAt } }: { change: AlertChange }) {
  return (
    <li>
      <b>{kind}</b>
      {kind === 'acknowledged' && ` ${untilText(expiresAt)}`}{' '}
      <span className="t3 sm">
        {user === null ? 'by a program' : <SafeText text={user} />}, {moment(at)} UTC
      </span>
      {reason !== null && (
        <div>
          <SafeText text={reason} />
        </div>
      )}
    </li>
  );
}
