import { Icon } from '@/components/Icon';
import { Outcome } from '@/components/Outcome';
import { shortScore } from '@/lib/format/numbers';
import type { BoardCell } from '../api/types';
import { Rate } from '../parts/Rate';
import classes from './Board.module.css';
import { stateOf } from './board';

/** What a subject made of a template in a round: passed of measured, the page's checks, and what broke since the round before. */
export function BoardCellView({ cell }: { cell: BoardCell | undefined }) {
  if (cell === undefined) return <span className="t3">not asked</span>;
  const { planned, done, measured, passed, scores } = cell;
  const state = stateOf(cell);
  const unmeasured = done - measured;
  const pending = planned - done;
  return (
    <div className={classes['cell']}>
      <div className={classes['line']}>
        <Outcome outcome={state} passed={passed} measured={state === 'pending' ? undefined : measured} />
        {unmeasured > 0 && state !== 'not_measured' && (
          <span className="err nw">
            <Icon name="unmeasured" size={12} /> {unmeasured} not measured
          </span>
        )}
        {pending > 0 && state !== 'pending' && (
          <span className="t2 nw">
            <Icon name="pending" size={12} /> {pending} pending
          </span>
        )}
      </div>
      <div className={classes['line']}>
        <Rate word="page" value={scores.dynamicRate} />
        <Regressed rate={scores.regressionRate} />
      </div>
    </div>
  );
}

function Regressed({ rate }: { rate: number | null }) {
  if (rate === null) return null;
  if (rate === 0) return <span className="t3 nw">no regression</span>;
  return (
    <span className="fail b nw">
      <Icon name="down" size={12} /> regressed {shortScore(rate)}
    </span>
  );
}
