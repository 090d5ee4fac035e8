import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { SafeText } from '@/components/SafeText';
import { Tag } from '@/components/Tag';
import { nextQuery } from '../api/queries';
import { queueReason } from '../model/reasons';

/** Which item comes next, and why. */
export function NextItem({ run }: { run: string | null }) {
  const { data } = useQuery(nextQuery(run));
  if (data == null) return null;
  const { pair, task, queuedAs, selectionProbability, held } = data;
  return (
    <div className="row sm" role="group" aria-label="Next item">
      <span className="t3">{held ? 'Goes on with' : 'Next'}</span>
      <Link className="b ell" to={`/review/items/${pair}${run === null ? '' : `?run=${run}`}`}>
        <SafeText text={task} />
      </Link>
      <Tag>
        {queueReason(queuedAs)}
        {selectionProbability !== null && `, p = ${selectionProbability.toFixed(2)}`}
      </Tag>
    </div>
  );
}
