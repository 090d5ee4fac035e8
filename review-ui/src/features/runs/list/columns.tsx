import { Link } from 'react-router';
import { Amount } from '@/components/Amount';
import { AxisHeader } from '@/components/AxisHeader';
import { scoreAxis } from '@/components/axis';
import { Icon } from '@/components/Icon';
import { SafeText } from '@/components/SafeText';
import type { Column } from '@/components/table/column';
import { count } from '@/lib/format/numbers';
import { duration, moment } from '@/lib/format/times';
import type { RunListItem } from '../api/types';
import { RunStatusTag } from '../parts/RunStatusTag';
import classes from './RunList.module.css';
import { RunLines } from './RunLines';

/** The columns of the list of runs on a phone: the status stands under the name. */
export const narrowColumns = (): readonly Column<RunListItem>[] => [
  {
    key: 'run',
    header: 'Run',
    width: '130px',
    cell: (run) => (
      <>
        <Name run={run} brief />
        <div>
          <RunStatusTag status={run.status} cases={run.cases} />
        </div>
      </>
    ),
  },
  ...columns
    .filter(({ key }) => key !== 'run' && key !== 'status')
    .map((column) => (column.key === 'models' ? { ...column, header: 'pass@k, interval', width: '226px' } : column)),
];

/** The columns of the list of runs. */
export const columns: readonly Column<RunListItem>[] = [
  {
    key: 'run',
    header: 'Run',
    width: 'minmax(184px, 1fr)',
    cell: (run) => <Name run={run} />,
  },
  {
    key: 'status',
    header: 'Status',
    width: 'minmax(124px, 0.7fr)',
    cell: (run) => <RunStatusTag status={run.status} cases={run.cases} />,
  },
  {
    key: 'models',
    header: (
      <span className={classes['line']}>
        <span>Model</span>
        <AxisHeader axis={scoreAxis} />
        <span>pass@k, interval</span>
      </span>
    ),
    width: 'minmax(430px, 2.4fr)',
    cell: (run) => <RunLines lines={run.models} />,
  },
  {
    key: 'passed',
    header: 'Passed',
    width: '64px',
    align: 'right',
    cell: (run) => <span className="pass">{count(run.cases.passed)}</span>,
  },
  {
    key: 'failed',
    header: 'Failed',
    width: '64px',
    align: 'right',
    cell: (run) => <span className={run.cases.failed > 0 ? 'fail' : 't3'}>{count(run.cases.failed)}</span>,
  },
  {
    key: 'unmeasured',
    header: 'Not measured',
    width: '104px',
    align: 'right',
    cell: (run) => <NotMeasured count={run.cases.notMeasured} />,
  },
  {
    key: 'cost',
    header: 'Cost',
    width: 'minmax(80px, 120px)',
    align: 'right',
    cell: (run) => <Amount sums={run.cost.all} unpriced={run.cost.unpriced} />,
  },
  {
    key: 'duration',
    header: 'Duration',
    width: '96px',
    align: 'right',
    cell: (run) => (run.durationMs === null ? <span className="t3">none</span> : duration(run.durationMs)),
  },
];

function NotMeasured({ count: cases }: { count: number }) {
  if (cases === 0) return <span className="t3">0</span>;
  return (
    <span className="err b nw">
      <Icon name="unmeasured" size={12} /> {count(cases)}
    </span>
  );
}

function Name({ run, brief = false }: { run: RunListItem; brief?: boolean }) {
  return (
    <>
      <Link to={`/runs/${run.id}`} tabIndex={-1} className={classes['name'] ?? ''}>
        <SafeText text={run.name} />
      </Link>
      <span className="t3 xs">
        {!brief && (
          <>
            <code>{run.shortId}</code> ·{' '}
          </>
        )}
        {moment(run.startedAt)}
      </span>
    </>
  );
}
