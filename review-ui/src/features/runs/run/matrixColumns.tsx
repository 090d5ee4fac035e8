import type { MouseEvent } from 'react';
import { Link } from 'react-router';
import { Outcome } from '@/components/Outcome';
import { SafeText } from '@/components/SafeText';
import type { Column } from '@/components/table/column';
import type { CaseCell, MatrixColumn, TaskRow } from '../api/types';
import { lineKey, lineName } from '../parts/metrics';
import classes from './Run.module.css';

/** The case of a column in a row, where there is one. */
export function cellOf(row: TaskRow, key: string): CaseCell | undefined {
  return row.cells.find((cell) => lineKey(cell) === key);
}

/** The columns of the matrix: the task, its difficulty where there is room, and one for each model and prompt variant. */
export function matrixColumns(
  run: string,
  lines: readonly MatrixColumn[],
  narrow: boolean,
): readonly Column<TaskRow>[] {
  const columns: readonly Column<TaskRow>[] = [
    {
      key: 'task',
      header: 'Task',
      width: narrow ? 'minmax(112px, 1fr)' : 'minmax(160px, 2fr)',
      cell: (row) => (
        <span className={classes['task']}>
          <code>{row.task}</code>
          <span className="t2 ell">{row.title === row.task ? '' : <SafeText text={row.title} />}</span>
        </span>
      ),
    },
    {
      key: 'difficulty',
      header: 'Difficulty',
      width: '72px',
      cell: (row) => <span className="t2">{row.difficulty}</span>,
    },
    ...lines.map((line): Column<TaskRow> => {
      const key = lineKey(line);
      return {
        key,
        header: <span title={lineName(line)}>{lineName(line)}</span>,
        width: 'minmax(132px, 1fr)',
        choosable: true,
        cell: (row) => <Cell run={run} cell={cellOf(row, key)} />,
      };
    }),
  ];
  return narrow ? columns.filter((column) => column.key !== 'difficulty') : columns;
}

function Cell({ run, cell }: { run: string; cell: CaseCell | undefined }) {
  if (cell === undefined) return <span className={classes['none']}>not run</span>;
  const outcome = stateOf(cell);
  const counts = cell.verdict === null ? {} : { passed: cell.passed, measured: cell.measured };
  return (
    // The keyboard opens a case through its cell; the link is for the mouse's other buttons.
    <Link
      to={`/runs/${run}/cases/${cell.caseId}`}
      tabIndex={-1}
      className={classes['cell'] ?? ''}
      draggable={false}
      onClick={leavePlainClicks}
    >
      <Outcome outcome={outcome} {...counts} fill />
    </Link>
  );
}

/** A plain click opens the case beside the matrix; one with a modifier is the link's. */
function leavePlainClicks(event: MouseEvent) {
  if (event.metaKey || event.ctrlKey || event.shiftKey) event.stopPropagation();
  else event.preventDefault();
}

/** What a cell says: a case that was not measured says so, whatever the sample that kept it from being. */
export function stateOf(cell: Pick<CaseCell, 'verdict' | 'outcome'>): string {
  if (cell.verdict === null) return 'pending';
  if (cell.verdict === 'not_measured') return cell.outcome === 'unsupported' ? 'unsupported' : 'not_measured';
  return cell.outcome ?? cell.verdict;
}
