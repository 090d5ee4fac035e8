import { Outcome } from '@/components/Outcome';
import { Tag } from '@/components/Tag';
import { duration } from '@/lib/format/times';
import { counted } from '@/lib/format/numbers';
import type { ReviewSideData } from '../api/contract';
import type { Side } from '../model/review';
import classes from './Item.module.css';

/** A response's letter, what its tests said, and its size; never its model. */
export function SideHead({ side, response }: { side: Side; response: ReviewSideData }) {
  const { outcome, execution, lines, outputTokens, latencyMs } = response;
  const facts = [
    counted(lines, 'line'),
    outputTokens === null ? null : counted(outputTokens, 'token'),
    latencyMs === null ? null : duration(latencyMs),
  ];
  const total = execution?.assertionsTotal;
  return (
    <div className={classes['sideHead']}>
      <span className={classes['letter']}>{side}</span>
      {total != null && total > 0 && (outcome === 'passed' || outcome === 'failed') ? (
        <Tag tone={outcome === 'passed' ? 'pass' : 'fail'} icon={outcome === 'passed' ? 'check' : 'x'}>
          {outcome === 'passed'
            ? `${total} of ${total} assertions held`
            : `failed after ${execution?.assertionsPassed ?? 0} of ${total}`}
        </Tag>
      ) : (
        <Outcome outcome={outcome} variant="badge" />
      )}
      <span className="sp" />
      <span className={`xs t3 nw ${classes['wide'] ?? ''}`}>{facts.filter((fact) => fact !== null).join(', ')}</span>
    </div>
  );
}
