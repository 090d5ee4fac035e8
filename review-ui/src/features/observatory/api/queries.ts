import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '@/lib/api/client';
import type { Filters } from '@/lib/url/filters';
import type { GapReference, ModelType } from './types';

/** The filters of the heatmap, by their search parameter; of all but `owner`, the first value counts. */
export const heatmapFilterNames = ['suite', 'owner', 'type', 'q'] as const;
/** Filters of the heatmap. */
export type HeatmapFilters = Filters<(typeof heatmapFilterNames)[number]>;

/** The filters of the list of models; `q` is part of an id or name. */
export const modelFilterNames = ['owner', 'type', 'q'] as const;
/** Filters of the list of models. */
export type ModelFilters = Filters<(typeof modelFilterNames)[number]>;

/** How much is tracked. */
export const summaryQuery = queryOptions({
  queryKey: ['observatory', 'summary'],
  queryFn: ({ signal }) => dataOf(client.GET('/api/v1/observatory/summary', { signal })),
});

/** What lists can be filtered by. */
export const filtersQuery = queryOptions({
  queryKey: ['observatory', 'filters'],
  queryFn: ({ signal }) => dataOf(client.GET('/api/v1/observatory/filters', { signal })),
  staleTime: 60_000,
});

/** Best scores, models × datasets. */
export const heatmapQuery = ({ suite, owner, type }: Omit<HeatmapFilters, 'q'>) =>
  queryOptions({
    queryKey: ['observatory', 'heatmap', suite, owner, type],
    queryFn: ({ signal }) =>
      dataOf(
        client.GET('/api/v1/observatory/heatmap', {
          params: {
            // What is in the address is checked by the server, which names what it does not know.
            query: { owner: [...owner], ...first('suite', suite), ...first('type', type as readonly ModelType[]) },
          },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });

/** Models, pinned ones first. */
export const modelsQuery = ({ owner, type, q }: ModelFilters) =>
  queryOptions({
    queryKey: ['observatory', 'models', owner, type, q],
    queryFn: ({ signal }) =>
      dataOf(
        client.GET('/api/v1/observatory/models', {
          params: { query: { owner: [...owner], ...first('type', type as readonly ModelType[]), ...first('q', q) } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });

/** Every model. */
export const allModelsQuery = modelsQuery({ owner: [], type: [], q: [] });

/** A model with its checkpoints. */
export const modelQuery = (model: string) =>
  queryOptions({
    queryKey: ['observatory', 'model', model],
    queryFn: ({ signal }) =>
      dataOf(client.GET('/api/v1/observatory/models/{model}', { params: { path: { model } }, signal })),
  });

/** Scores of a model over its training, on these datasets or on all. */
export const historyQuery = (model: string, datasets: readonly string[] = []) =>
  queryOptions({
    queryKey: ['observatory', 'model', model, 'history', datasets],
    queryFn: ({ signal }) =>
      dataOf(
        client.GET('/api/v1/observatory/models/{model}/history', {
          params: { path: { model }, query: { dataset: [...datasets] } },
          signal,
        }),
      ),
  });

/** What a checkpoint is held against. */
export interface Against {
  readonly against: GapReference;
  /** The id of the model or checkpoint, where it is one. */
  readonly reference?: string | undefined;
}

/** The latest checkpoint of a model against a reference, dataset by dataset. */
export const gapsQuery = (model: string, { against, reference }: Against) =>
  queryOptions({
    queryKey: ['observatory', 'model', model, 'gaps', against, reference],
    queryFn: ({ signal }) =>
      dataOf(
        client.GET('/api/v1/observatory/models/{model}/gaps', {
          params: { path: { model }, query: { against, ...(reference === undefined ? {} : { reference }) } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });

/** Checkpoint b against checkpoint a. */
export const diffQuery = (a: string, b: string) =>
  queryOptions({
    queryKey: ['observatory', 'diff', a, b],
    queryFn: ({ signal }) => dataOf(client.GET('/api/v1/observatory/diff', { params: { query: { a, b } }, signal })),
  });

/** Curves of several models. */
export const compareQuery = (models: readonly string[], datasets: readonly string[], commonOnly: boolean) =>
  queryOptions({
    queryKey: ['observatory', 'compare', models, datasets, commonOnly],
    queryFn: ({ signal }) =>
      dataOf(
        client.GET('/api/v1/observatory/compare', {
          params: { query: { model: [...models], dataset: [...datasets], commonOnly } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });

/** Best scores of models, a column per dataset. */
export const leaderboardQuery = (suite: string | undefined, sort: string | undefined) =>
  queryOptions({
    queryKey: ['observatory', 'leaderboard', suite, sort],
    queryFn: ({ signal }) =>
      dataOf(
        client.GET('/api/v1/observatory/leaderboard', {
          params: { query: { ...first('suite', [suite]), ...first('sort', [sort]) } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });

/** Models by their best score on a dataset, each against the first. */
export const datasetBoardQuery = (dataset: string) =>
  queryOptions({
    queryKey: ['observatory', 'leaderboard', 'dataset', dataset],
    queryFn: ({ signal }) =>
      dataOf(
        client.GET('/api/v1/observatory/datasets/{dataset}/leaderboard', { params: { path: { dataset } }, signal }),
      ),
  });

/** How a measurement was made. */
export const measurementQuery = (run: string) =>
  queryOptions({
    queryKey: ['observatory', 'run', run],
    queryFn: ({ signal }) =>
      dataOf(client.GET('/api/v1/observatory/runs/{run}', { params: { path: { run } }, signal })),
    staleTime: 60_000,
  });

function first<Name extends string, Value extends string>(
  name: Name,
  values: readonly (Value | undefined)[],
): Partial<Record<Name, Value>> {
  return values[0] === undefined ? {} : ({ [name]: values[0] } as Record<Name, Value>);
}
