import { queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '@/lib/api/client';
import { readItem, readQueue } from './calls';

/** Who asks, and what they may do. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => dataOf(client.GET('/api/v1/me')),
  staleTime: 60_000,
});

/** How the queue stands. */
export const queueQuery = (run: string | null) =>
  queryOptions({ queryKey: ['review', 'queue', run], queryFn: () => readQueue(run) });

/** An item with its draft. While it is worked on it is not asked for again: the page knows more than the store. */
export const itemQuery = (pair: string) =>
  queryOptions({
    queryKey: ['review', 'item', pair],
    queryFn: () => readItem(pair),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

/** All versions of the guidelines, newest first. */
export const guidelinesQuery = queryOptions({
  queryKey: ['guidelines'],
  queryFn: async () => (await dataOf(client.GET('/api/v1/guidelines'))).items,
});
