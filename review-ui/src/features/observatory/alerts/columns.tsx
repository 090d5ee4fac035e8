import { SafeText } from '@/components/SafeText';
import type { Column } from '@/components/table/column';
import { count } from '@/lib/format/numbers';
import { moment } from '@/lib/format/times';
import type { Alert } from '../api/alerts';
import { untilText } from '../parts/expiry';
import { AlertStateTag, SeverityTag, TypeText } from './AlertTags';
import { changeText, changeTitle } from './changeText';
import { references } from './looks';

const severity: Column<Alert> = {
  key: 'severity',
  header: 'Severity',
  width: '96px',
  cell: (alert) => <SeverityTag severity={alert.severity} />,
};

const where: Column<Alert> = {
  key: 'where',
  header: 'Model',
  width: 'minmax(120px, 1.4fr)',
  cell: ({ modelId, step }) => (
    <span className="ell">
      <span className="b">
        <SafeText text={modelId} />
      </span>{' '}
      {step !== null && <span className="t3 sm">step {count(step)}</span>}
    </span>
  ),
};

const dataset: Column<Alert> = {
  key: 'dataset',
  header: 'Dataset',
  width: 'minmax(90px, 1fr)',
  cell: (alert) => (
    <span className="ell">
      {alert.dataset === null ? <span className="t3">all</span> : <SafeText text={alert.dataset} />}
    </span>
  ),
};

const state: Column<Alert> = {
  key: 'state',
  header: 'State',
  width: '124px',
  cell: ({ state: now, change }) => (
    <span title={change === null ? undefined : `${change.reason ?? ''} (${untilText(change.expiresAt)})`}>
      <AlertStateTag state={now} />
    </span>
  ),
};

/** The columns of the list of alerts; beside an open alert and on a phone, what decides. */
export function alertColumns(narrow: boolean, beside: boolean): readonly Column<Alert>[] {
  if (narrow) {
    return [
      severity,
      {
        ...where,
        header: 'Model and dataset',
        width: 'minmax(110px, 1fr)',
        cell: (alert) => (
          <span className="ell">
            <SafeText text={alert.modelId} /> <span className="t3 sm"><SafeText text={alert.dataset ?? ''} /></span>
          </span>
        ),
      },
      state,
    ];
  }
  const change: Column<Alert> = {
    key: 'change',
    header: 'Change',
    width: '168px',
    cell: ({ figures }) =>
      figures === null ? (
        <span className="t3">no comparison</span>
      ) : (
        <span className="nw" title={changeTitle(figures)}>
          {changeText(figures)}
        </span>
      ),
  };
  if (beside) return [severity, where, dataset, change, state];
  return [
    severity,
    { key: 'type', header: 'Type', width: '118px', cell: (alert) => <TypeText type={alert.type} /> },
    where,
    dataset,
    change,
    {
      key: 'reference',
      header: 'Against',
      width: 'minmax(120px, 1fr)',
      cell: (alert) => <span className="t2 ell">{references[alert.reference]}</span>,
    },
    state,
    {
      key: 'found',
      header: 'Found, UTC',
      width: '118px',
      align: 'right',
      cell: (alert) => <span className="t3 nw">{moment(alert.createdAt)}</span>,
    },
  ];
}
