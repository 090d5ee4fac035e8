import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { leaseNext, releaseLease } from '../api/calls';
import type { Lease, ReviewItem } from '../api/contract';
import { itemQuery } from '../api/queries';
import { LeaseAhead } from '../sync/LeaseAhead';
import { useFullText } from './useFullText';

/** The item after the one on the screen. */
export interface Ahead {
  /** Its pair, once it can be shown without asking the server for anything; else null. */
  readonly ready: () => string | null;
  /** It is shown now: it is not given back when this page is left. */
  readonly take: () => void;
  /** Extends its lease. */
  readonly renew: () => void;
}

/** Leases the next item and reads it while this one is worked on. One at most; what is not shown goes back when the page is left. */
export function useAhead(item: ReviewItem, run: string | null, enabled: boolean): Ahead {
  const queries = useQueryClient();
  const [ahead] = useState(() => new LeaseAhead<Lease>(releaseLease));
  const lease = useQuery({
    queryKey: ['review', 'ahead', item.pair, run],
    queryFn: () => ahead.ask(leaseNext(run, item.pair)),
    enabled,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const pair = lease.data?.pair;
  const next = useQuery({ ...itemQuery(pair ?? ''), enabled: pair !== undefined });
  const a = useFullText(next.data?.a.response);
  const b = useFullText(next.data?.b.response);
  const isRead = next.data !== undefined && a.isWhole && b.isWhole;
  const endsAt = lease.dataUpdatedAt + (lease.data?.remainingMs ?? 0);

  useEffect(() => {
    const leave = () => {
      void ahead.giveBack();
      queries.setQueryData(['review', 'ahead', item.pair, run], null);
    };
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      void ahead.giveBack();
    };
  }, [ahead, queries, item.pair, run]);

  const { refetch } = lease;
  return {
    ready: () => (pair !== undefined && isRead && Date.now() < endsAt ? pair : null),
    take: useCallback(() => ahead.take(), [ahead]),
    renew: useCallback(() => void (enabled && refetch()), [enabled, refetch]),
  };
}
