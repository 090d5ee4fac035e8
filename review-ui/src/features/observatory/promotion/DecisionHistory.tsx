import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ErrorState } from '@/components/ErrorState';
import { SafeText } from '@/components/SafeText';
import { Tag } from '@/components/Tag';
import { count } from '@/lib/format/numbers';
import { moment } from '@/lib/format/times';
import { decisionsQuery, type Decision } from '../api/decisions';
import { decisionWords } from './decisions';
import classes from './Promotion.module.css';

/** Every decision on a model's checkpoints, newest first. */
export function DecisionHistory({ model }: { model: string }) {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    decisionsQuery(model),
  );
  const decisions = data?.pages.flatMap((page) => page.items) ?? [];
  if (error !== null) return <ErrorState title="The decisions did not load." error={error} onRetry={refetch} />;
  if (decisions.length === 0) return null;
  return (
    <section className={classes['history']} aria-label="Decisions">
      <h3>Decisions</h3>
      <ol>
        {decisions.map((decision) => (
          <Line key={decision.id} decision={decision} />
        ))}
      </ol>
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Earlier decisions
        </Button>
      )}
    </section>
  );
}

function Line({ decision: { decision, step, checkpointId, reason, user, at, standing } }: { decision: Decision }) {
  const { done, tone, icon } = decisionWords[decision];
  return (
    <li>
      <Tag tone={tone} icon={icon}>
        {done}
      </Tag>
      <span title={checkpointId}>{step === null ? <SafeText text={checkpointId} /> : `step ${count(step)}`}</span>
      <span className={classes['why']}>
        <SafeText text={reason} />
      </span>
      <span className="t3 sm">
        {user === null ? 'a program' : <SafeText text={user} />}, {moment(at)} UTC; rules said{' '}
        {standing.overall.replaceAll('_', ' ')}
      </span>
    </li>
  );
}
