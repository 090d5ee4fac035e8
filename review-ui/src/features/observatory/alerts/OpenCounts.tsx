import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { ErrorState } from '@/components/ErrorState';
import { count } from '@/lib/format/numbers';
import { alertCountsQuery, type AlertCount } from '../api/alertQueries';
import classes from './Alerts.module.css';
import { SeverityTag } from './AlertTags';
import { alertTypes, severities } from './looks';

/** How many alerts nobody has acknowledged or resolved, by severity and type; each leads to them. */
export function OpenCounts({ model }: { model?: string | undefined }) {
  const { data, error, refetch } = useQuery(alertCountsQuery(model));
  if (error !== null) return <ErrorState title="The counts did not load." error={error} onRetry={refetch} />;
  if (data === undefined) return null;
  if (data.items.length === 0) return <p className="t2 sm">No alert waits: all are acknowledged or resolved.</p>;
  return (
    <ul className={classes['counts']} aria-label="Unacknowledged alerts">
      {ordered(data.items).map(({ type, severity, count: many }) => (
        <li key={`${type} ${severity}`}>
          <Link to={openAddress(type, severity, model)}>
            <b>{count(many)}</b> <SeverityTag severity={severity} />{' '}
            {many === 1 ? alertTypes[type].word : alertTypes[type].many}
          </Link>
        </li>
      ))}
    </ul>
  );
}

const weights = Object.keys(severities);

function ordered(items: readonly AlertCount[]): readonly AlertCount[] {
  return [...items].sort((one, other) => weights.indexOf(one.severity) - weights.indexOf(other.severity));
}

function openAddress(type: string, severity: string, model: string | undefined): string {
  const params = new URLSearchParams({ severity, state: 'open', type });
  if (model !== undefined) params.set('model', model);
  params.sort();
  return `/observatory/alerts?${params.toString()}`;
}
