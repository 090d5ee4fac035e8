import { queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';

type Schemas = components['schemas'];

export type ListedBenchmark = Schemas['BenchmarkListItemResponse'];
export type SuiteRequest = Schemas['SuiteRequest'];
export type BenchmarkRequest = Schemas['BenchmarkRequest'];

/** Every dataset with a result, and what is known of it. */
export const benchmarksQuery = queryOptions({
  queryKey: ['observatory', 'datasets'],
  queryFn: async ({ signal }) => (await dataOf(client.GET('/api/v1/observatory/datasets', { signal }))).items,
});

/** Adds a suite, or replaces the one with this id. */
export async function saveSuite(suite: string, body: SuiteRequest): Promise<void> {
  await client.PUT('/api/v1/observatory/suites/{suite}', { params: { path: { suite } }, body });
}

/** Removes a suite. Rules that name it stay, and are then not met. */
export async function deleteSuite(suite: string): Promise<void> {
  await client.DELETE('/api/v1/observatory/suites/{suite}', { params: { path: { suite } } });
}

/** Says what a dataset is. */
export async function saveBenchmark(dataset: string, body: BenchmarkRequest): Promise<void> {
  await client.PUT('/api/v1/observatory/datasets/{dataset}', { params: { path: { dataset } }, body });
}
