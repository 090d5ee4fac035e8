import { useCallback, useMemo } from 'react';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';

/** A page of rows: keyset-paged, so the next one begins behind the last row that was seen. */
export interface Page<Row> {
  readonly items: readonly Row[];
  /** Hands over to the next page; null at the end. */
  readonly next?: string | null;
}

/** The rows of all pages that came, and how to ask for more: what a {@link VirtualTable} needs of a query. */
export function usePagedRows<Row>(query: UseInfiniteQueryResult<InfiniteData<Page<Row>>>) {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return { rows, onEnd, isLoadingMore: isFetchingNextPage };
}
