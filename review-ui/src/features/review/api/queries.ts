import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '@/lib/api/client';
import type { Filters } from '@/lib/url/filters';
import { peekNext, readItem, readQueue } from './calls';
import type { PreferenceListItem } from './contract';

/** How the queue stands. */
export const queueQuery = (run: string | null) =>
  queryOptions({ queryKey: ['review', 'queue', run], queryFn: () => readQueue(run) });

/** Which item comes next. */
export const nextQuery = (run: string | null) =>
  queryOptions({ queryKey: ['review', 'queue', 'next', run], queryFn: () => peekNext(run) });

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

/** Names of the filters of the list of pairs. */
export const pairFilterNames = ['run', 'state', 'lane', 'done', 'task'] as const;

/** Pairs, and how they stand for the reviewer who asks. */
export const pairsQuery = (filters: Filters<(typeof pairFilterNames)[number]>) =>
  infiniteQueryOptions({
    queryKey: ['review', 'pairs', filters],
    queryFn: ({ pageParam }) =>
      dataOf(
        client.GET('/api/v1/review/pairs', {
          params: {
            query: {
              ...one('run', filters.run),
              ...one('task', filters.task),
              ...one('state', filters.state),
              ...one('lane', filters.lane),
              ...(filters.done[0] === undefined ? {} : { done: filters.done[0] === 'yes' }),
              ...(pageParam === null ? {} : { after: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next ?? null,
  });

/** How far judge and people, and people among themselves, agree in a run. */
export const agreementQuery = (run: string, judge: string | undefined, guidelines: number | undefined) =>
  queryOptions({
    queryKey: ['review', 'agreement', run, judge, guidelines],
    queryFn: () =>
      dataOf(
        client.GET('/api/v1/runs/{run}/agreement', {
          params: {
            path: { run },
            query: {
              ...(judge === undefined ? {} : { judge }),
              ...(guidelines === undefined ? {} : { guidelines }),
            },
          },
        }),
      ),
  });

/** The judges of a run. */
export const judgesQuery = (run: string) =>
  queryOptions({
    queryKey: ['review', 'judges', run],
    queryFn: async () => (await dataOf(client.GET('/api/v1/runs/{run}/judges', { params: { path: { run } } }))).items,
  });

/** The habits of a judge in a run. */
export const biasQuery = (run: string, judge: string) =>
  queryOptions({
    queryKey: ['review', 'bias', run, judge],
    queryFn: () => dataOf(client.GET('/api/v1/runs/{run}/judges/{judge}/bias', { params: { path: { run, judge } } })),
  });

/** Pairs on which reviewers disagree. */
export const adjudicationQuery = (run: string | null, decided: boolean) =>
  infiniteQueryOptions({
    queryKey: ['review', 'adjudication', run, decided],
    queryFn: ({ pageParam }) =>
      dataOf(
        client.GET('/api/v1/adjudication', {
          params: {
            query: { decided, ...(run === null ? {} : { run }), ...(pageParam === null ? {} : { after: pageParam }) },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next ?? null,
  });

/** Everything that was said of a pair. */
export const historyQuery = (pair: string) =>
  queryOptions({
    queryKey: ['review', 'history', pair],
    queryFn: () => dataOf(client.GET('/api/v1/review/items/{pair}/judgments', { params: { path: { pair } } })),
  });

/** Names of the filters of preferences. */
export const preferenceFilterNames = ['source', 'model', 'task', 'minStrength', 'contradictions'] as const;

/** The filters of preferences as the API takes them. */
export function preferenceParams(filters: Filters<(typeof preferenceFilterNames)[number]>) {
  return {
    source: [...filters.source] as PreferenceListItem['source'][],
    ...one('model', filters.model),
    ...one('task', filters.task),
    ...(filters.minStrength[0] === undefined ? {} : { minStrength: Number(filters.minStrength[0]) }),
    ...(filters.contradictions[0] === undefined ? {} : { includeContradictions: filters.contradictions[0] === 'yes' }),
  };
}

type PreferenceParams = ReturnType<typeof preferenceParams>;

/** The preferences of a run. */
export const preferencesQuery = (run: string, params: PreferenceParams) =>
  infiniteQueryOptions({
    queryKey: ['review', 'preferences', run, params],
    queryFn: ({ pageParam }) =>
      dataOf(
        client.GET('/api/v1/runs/{run}/preferences', {
          params: { path: { run }, query: { ...params, ...(pageParam === null ? {} : { after: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next ?? null,
  });

/** What decides which judgments make preferences: without what only chooses among them. */
export function policyOf({ source, includeContradictions }: PreferenceParams) {
  return { source, ...(includeContradictions === undefined ? {} : { includeContradictions }) };
}

/** How many preferences there are, and what makes none. */
export const preferenceCountQuery = (run: string, params: PreferenceParams) =>
  queryOptions({
    queryKey: ['review', 'preference-count', run, policyOf(params)],
    queryFn: () =>
      dataOf(
        client.GET('/api/v1/runs/{run}/preferences/count', { params: { path: { run }, query: policyOf(params) } }),
      ),
  });

/** A preference in full. */
export const preferenceQuery = (run: string, id: string, params: PreferenceParams) =>
  queryOptions({
    queryKey: ['review', 'preference', run, id, policyOf(params)],
    queryFn: () =>
      dataOf(
        client.GET('/api/v1/runs/{run}/preferences/{id}', { params: { path: { run, id }, query: policyOf(params) } }),
      ),
  });

function one<Name extends string>(name: Name, values: readonly string[]): Partial<Record<Name, string>> {
  return values[0] === undefined ? {} : ({ [name]: values[0] } as Record<Name, string>);
}
