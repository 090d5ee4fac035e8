import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { ErrorState } from '@/components/ErrorState';
import { LoadingRows } from '@/components/LoadingRows';
import { usePage } from '@/lib/page/PageContext';
import { meQuery } from '@/lib/session/session';
import { itemQuery } from '../api/queries';
import type { ReviewItem } from '../api/contract';
import { before, visit } from '../sync/trail';
import { ItemView } from './ItemView';
import { undoSubmission } from './undoSubmission';
import { useAdvance } from './useAdvance';
import { useFullText } from './useFullText';
import { useOutbox } from './useOutbox';

/** The page of one item. */
export function ItemPage() {
  const { pair = '' } = useParams();
  const me = useQuery(meQuery);
  const item = useQuery(itemQuery(pair));
  usePage(
    [{ label: 'Review', to: '/review' }, { label: 'Queue', to: '/review' }, { label: item.data?.task.title ?? 'Item' }],
    { rail: true },
  );
  const error = item.error ?? me.error;
  if (error !== null && item.data === undefined) {
    return (
      <div className="page">
        <ErrorState
          title="The item did not load."
          error={error}
          kept="What you did is kept."
          onRetry={() => item.refetch()}
        />
      </div>
    );
  }
  if (item.data === undefined || me.data === undefined) {
    return (
      <div className="page">
        <LoadingRows />
      </div>
    );
  }
  return <LoadedItem key={pair} item={item.data} readAt={item.dataUpdatedAt} user={me.data.user.id} />;
}

function LoadedItem({ item, readAt, user }: { item: ReviewItem; readAt: number; user: string }) {
  const [params] = useSearchParams();
  const run = params.get('run');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const a = useFullText(item.a.response);
  const b = useFullText(item.b.response);
  const { outbox, entries } = useOutbox(user);
  const { advance, leaving, renewAhead } = useAdvance(item, user, run);
  const [previous] = useState(() => before(sessionStorage, item.pair));
  useEffect(() => visit(sessionStorage, item.pair), [item.pair]);

  const go = useCallback(
    (pair: string) => void navigate(`/review/items/${pair}${run === null ? '' : `?run=${run}`}`),
    [navigate, run],
  );
  const last = entries.findLast(({ status }) => status !== 'refused');
  const undoLast = useCallback(async () => {
    if (last === undefined) return;
    await undoSubmission(outbox, last.item, user, queries);
    go(last.item.pair);
  }, [last, outbox, user, queries, go]);

  const textError = a.error ?? b.error;
  if (textError !== null) {
    return (
      <div className="page">
        <ErrorState title="A response did not load in full." error={textError} />
      </div>
    );
  }
  if (!a.isWhole || !b.isWhole) {
    return (
      <div className="page">
        <LoadingRows />
      </div>
    );
  }
  return (
    <ItemView
      item={item}
      texts={{ A: a.text, B: b.text }}
      user={user}
      run={run}
      readAt={readAt}
      onDone={advance}
      onRenew={renewAhead}
      onBack={previous === null ? null : () => go(previous)}
      onUndoLast={last === undefined || last.item.pair === item.pair ? null : () => void undoLast()}
      leaving={leaving}
    />
  );
}
