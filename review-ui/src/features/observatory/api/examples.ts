import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';
import type { Filters } from '@/lib/url/filters';

type Schemas = components['schemas'];

export type Example = Schemas['ExampleResponse'];
export type ExampleCounts = Schemas['ExampleCountsResponse'];
export type SliceTable = Schemas['SliceTableResponse'];
export type Slice = Schemas['SliceResponse'];

/** The filters of examples, by their search parameter; of `correct` and `q` the first value counts. */
export const exampleFilterNames = ['correct', 'topic', 'difficulty', 'subtask', 'errorTag', 'q'] as const;
/** Filters of examples. */
export type ExampleFilters = Filters<(typeof exampleFilterNames)[number]>;

/** Examples of a measurement by their place in the dataset, with the counts of all that fit. */
export const examplesQuery = (run: string, filters: ExampleFilters) =>
  infiniteQueryOptions({
    queryKey: ['observatory', 'run', run, 'examples', filters],
    queryFn: async ({ pageParam, signal }) => {
      const correct = filters.correct[0];
      const { page, counts } = await dataOf(
        client.GET('/api/v1/observatory/runs/{run}/examples', {
          params: {
            path: { run },
            query: {
              topic: [...filters.topic],
              difficulty: [...filters.difficulty],
              subtask: [...filters.subtask],
              errorTag: [...filters.errorTag],
              ...(correct === undefined ? {} : { correct: correct === 'yes' }),
              ...(filters.q[0] === undefined ? {} : { q: filters.q[0] }),
              ...(pageParam === null ? {} : { after: pageParam }),
            },
          },
          signal,
        }),
      );
      return { ...page, counts };
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

/** Accuracy of a measurement, part by part. */
export const slicesQuery = (run: string) =>
  queryOptions({
    queryKey: ['observatory', 'run', run, 'slices'],
    queryFn: ({ signal }) =>
      dataOf(client.GET('/api/v1/observatory/runs/{run}/slices', { params: { path: { run } }, signal })),
    staleTime: 60_000,
  });
