import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { messageOf } from '@/lib/api/ApiError';
import { notifyError } from '@/components/notify';
import { leaseNext } from '../api/calls';
import type { ReviewItem } from '../api/contract';
import { itemQuery } from '../api/queries';
import { useAhead } from './useAhead';
import { useOutbox } from './useOutbox';

/** From a decided item to the next one: at once where that was read ahead, else as soon as the decision is stored. */
export function useAdvance(item: ReviewItem, user: string, run: string | null) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [leaving, setLeaving] = useState(false);
  const { entries } = useOutbox(user);
  const isSending = entries.some(({ status }) => status === 'sending' || status === 'waiting');
  // Until what was decided before is stored, its pair would come up again.
  const ahead = useAhead(item, run, !isSending && item.step !== 'done' && item.lease !== null);
  const { take } = ahead;

  const show = useCallback(
    (pair: string | null) => {
      take();
      const suffix = run === null ? '' : `?run=${run}`;
      return navigate(pair === null ? `/review${suffix}` : `/review/items/${pair}${suffix}`);
    },
    [take, navigate, run],
  );

  useEffect(() => {
    if (!leaving || isSending) return;
    const next = async () => {
      const lease = await leaseNext(run);
      if (lease !== null) await queries.query(itemQuery(lease.pair));
      await show(lease?.pair ?? null);
    };
    next().catch((error: unknown) => {
      setLeaving(false);
      notifyError('The next item did not load.', error, messageOf(error) === '' ? '' : 'Your judgment is stored.');
    });
  }, [leaving, isSending, queries, show, run]);

  const advance = () => {
    const pair = ahead.ready();
    if (pair === null) setLeaving(true);
    else void show(pair);
  };
  return { leaving, advance, renewAhead: ahead.renew };
}
