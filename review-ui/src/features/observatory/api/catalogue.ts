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

export type Contents = Schemas['ObservatoryContentsResponse'];

/** What of the observatory can be removed as a whole. */
export interface Removable {
  readonly kind: 'model' | 'checkpoint';
  readonly id: string;
}

/** What would go with a model or a checkpoint. */
export const contentsQuery = ({ kind, id }: Removable) =>
  queryOptions({
    queryKey: ['observatory', 'contents', kind, id],
    queryFn: ({ signal }): Promise<Contents> =>
      kind === 'model'
        ? dataOf(client.GET('/api/v1/observatory/models/{model}/contents', { params: { path: { model: id } }, signal }))
        : dataOf(
            client.GET('/api/v1/observatory/checkpoints/{checkpoint}/contents', {
              params: { path: { checkpoint: id } },
              signal,
            }),
          ),
  });

/** Removes a model or a checkpoint with all that was measured on it. */
export async function remove({ kind, id }: Removable): Promise<void> {
  if (kind === 'model') await client.DELETE('/api/v1/observatory/models/{model}', { params: { path: { model: id } } });
  else await client.DELETE('/api/v1/observatory/checkpoints/{checkpoint}', { params: { path: { checkpoint: id } } });
}

/** Puts a model before others in every list, or back among them. */
export async function pinModel({ model, isPinned }: { model: string; isPinned: boolean }): Promise<void> {
  await client.PATCH('/api/v1/observatory/models/{model}', {
    params: { path: { model } },
    body: { isPinned },
  });
}
