import { SafeText } from '@/components/SafeText';
import { shiftWords, type Shift } from '../model/shifts';
import type { AiScore } from '../types';
import classes from './Card.module.css';

/** What a judge says of an answer: its score over all calls, its rank, how far the person moved it, and the criteria. */
export function CardScore({ score, shift }: { score: AiScore; shift: Shift | undefined }) {
  const { low, high } = score;
  const isMoved = shift !== undefined && shift.from !== shift.to;
  return (
    <>
      <div className={classes['score']}>
        <span className="sm t2 ell">
          AI score{' '}
          <span className="t3 xs" title="The lowest and the highest score of a call">
            {low === high ? '' : `${low.toFixed(1)} to ${high.toFixed(1)}`}
          </span>
        </span>
        <b>{score.score.toFixed(1)}</b>
        <span className="xs t3">AI rank {score.rank}</span>
        {shift !== undefined && <span className={`xs r ${isMoved ? 'acc b' : 't3'}`}>{shiftWords(shift)}</span>}
      </div>
      <Criteria criteria={score.criteria} />
    </>
  );
}

function Criteria({ criteria }: { criteria: AiScore['criteria'] }) {
  const all = Object.entries(criteria);
  if (all.length === 0) return null;
  return (
    <dl className={classes['criteria']}>
      {all.map(([name, value]) => (
        <div key={name}>
          <dt className="ell" title={name}>
            <SafeText text={name.replaceAll('_', ' ')} />
          </dt>
          <dd>
            <span className={classes['track']}>
              <span style={{ width: `${Math.max(0, Math.min(100, value * 10))}%` }} />
            </span>
            <b>{Number(value.toFixed(1))}</b>
          </dd>
        </div>
      ))}
    </dl>
  );
}
