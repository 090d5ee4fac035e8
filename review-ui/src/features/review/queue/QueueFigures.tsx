import { Progress } from '@mantine/core';
import { Link } from 'react-router';
import { Panel } from '@/components/Panel';
import { count } from '@/lib/format/numbers';
import type { QueueState } from '../api/contract';
import classes from '../parts.module.css';
import { NextItem } from './NextItem';

/** How the queue stands, and in which order items come. */
export function QueueFigures({
  state,
  toAdjudicate,
  run,
}: {
  state: QueueState;
  toAdjudicate: number;
  run: string | null;
}) {
  const figures = [
    [state.open, 'open for you'],
    [state.done, 'done by you'],
    [state.complete, 'complete'],
    [state.leasedByOthers, 'held by others'],
    [state.pairs, 'pairs in all'],
  ] as const;
  return (
    <Panel>
      <div className={classes['figures']}>
        {figures.map(([value, words]) => (
          <div key={words} className={classes['figure']}>
            <b>{count(value)}</b>
            <span>{words}</span>
          </div>
        ))}
        <span className="sp" />
        <div style={{ width: 340 }} className="stack">
          <NextItem run={run} />
          <Progress value={state.pairs === 0 ? 0 : (100 * state.done) / state.pairs} aria-label="Done by you" />
          <span className="xs t3">
            Order: where the judge is inconsistent, then not sure, then against the tests; a share is drawn at random.
          </span>
          {toAdjudicate > 0 && (
            <Link to="/review/adjudication" className="sm">
              {toAdjudicate} to adjudicate
            </Link>
          )}
        </div>
      </div>
    </Panel>
  );
}
