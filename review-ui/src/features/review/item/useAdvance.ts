import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { messageOf } from '@/lib/api/ApiError';
import { notifyError } from '@/components/notify';
import { leaseNext } from '../api/calls';
import type { ReviewItem } from '../api/contract';
import { itemQuery } from '../api/queries';
import { outboxOf } from '../sync/submissions';

/** From a decided item to the next one: as soon as the decision is stored, the next is leased and shown. */
export function useAdvance(item: ReviewItem, user: string, run: string | null) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [leaving, setLeaving] = useState(false);

  const next = useCallback(async () => {
    const lease = await leaseNext(run);
    await queries.invalidateQueries({ queryKey: ['review', 'queue'] });
    const suffix = run === null ? '' : `?run=${run}`;
    if (lease === null) return navigate(`/review${suffix}`);
    await queries.query(itemQuery(lease.pair));
    return navigate(`/review/items/${lease.pair}${suffix}`);
  }, [queries, navigate, run]);

  useEffect(() => {
    if (!leaving) return undefined;
    const outbox = outboxOf(user);
    let going = false;
    const check = () => {
      const open = outbox
        .entries()
        .some(({ item: { pair }, status }) => pair === item.pair && (status === 'sending' || status === 'waiting'));
      if (open || going) return;
      going = true;
      next().catch((error: unknown) => {
        going = false;
        setLeaving(false);
        notifyError('The next item did not load.', error, messageOf(error) === '' ? '' : 'Your judgment is stored.');
      });
    };
    check();
    return outbox.subscribe(check);
  }, [leaving, item.pair, user, next]);

  return { leaving, advance: useCallback(() => setLeaving(true), []) };
}
