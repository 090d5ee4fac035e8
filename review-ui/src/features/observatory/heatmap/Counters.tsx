import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { count } from '@/lib/format/numbers';
import { alertsAddress } from '../addresses';
import { summaryQuery } from '../api/queries';
import classes from './Heatmap.module.css';

/** How much is tracked, and the alerts that nobody has looked at. */
export function Counters() {
  const { data } = useQuery(summaryQuery);
  if (data === undefined) return null;
  return (
    <ul className={classes['counters']} aria-label="Tracked">
      <li>
        <b>{count(data.models)}</b> {data.models === 1 ? 'model' : 'models'}
      </li>
      <li>
        <b>{count(data.checkpoints)}</b> {data.checkpoints === 1 ? 'checkpoint' : 'checkpoints'}
      </li>
      <li>
        <b>{count(data.datasets)}</b> {data.datasets === 1 ? 'dataset' : 'datasets'}
      </li>
      <li>
        <Link to={alertsAddress()}>
          <b className={data.openAlerts > 0 ? 'fail' : ''}>{count(data.openAlerts)}</b> open{' '}
          {data.openAlerts === 1 ? 'alert' : 'alerts'}
        </Link>
      </li>
    </ul>
  );
}
