import { queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '@/lib/api/client';

/** What all of the lab has cost. */
export const costsQuery = queryOptions({
  queryKey: ['lab', 'costs'],
  queryFn: ({ signal }) => dataOf(client.GET('/api/v1/lab/costs', { signal })),
});
