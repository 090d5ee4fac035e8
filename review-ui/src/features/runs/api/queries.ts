import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '@/lib/api/client';
import type { Filters } from '@/lib/url/filters';
import type { CaseChangeKind, CaseVerdict, OutcomeName, RunStatus } from './types';

/** The filters of the list of runs, by their search parameter. */
export const runFilterNames = ['status', 'model', 'config'] as const;
/** Filters of the list of runs; of model and config, the first value counts. */
export type RunFilters = Filters<(typeof runFilterNames)[number]>;
/** No filter. */
export const allRuns: RunFilters = { status: [], model: [], config: [] };

/** The filters of the matrix, by their search parameter. */
export const taskFilterNames = ['verdict', 'outcome', 'topic', 'difficulty', 'changedSince'] as const;
/** Filters of the matrix; of `changedSince`, the first value counts. */
export type TaskFilters = Filters<(typeof taskFilterNames)[number]>;

const fromStart = undefined as string | undefined;
const following = (page: { next: string | null }) => page.next ?? undefined;

/** The runs, newest first. */
export const runsQuery = (filters: RunFilters) =>
  infiniteQueryOptions({
    queryKey: ['runs', 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      dataOf(
        client.GET('/api/v1/runs', {
          params: {
            query: {
              // What is in the address is checked by the server, which names what it does not know.
              status: [...filters.status] as RunStatus[],
              ...given('model', filters.model[0]),
              ...given('config', filters.config[0]),
              ...given('after', pageParam),
            },
          },
          signal,
        }),
      ),
    initialPageParam: fromStart,
    getNextPageParam: following,
    placeholderData: keepPreviousData,
  });

/** One run. */
export const runQuery = (run: string) =>
  queryOptions({
    queryKey: ['runs', 'one', run],
    queryFn: ({ signal }) => dataOf(client.GET('/api/v1/runs/{run}', { params: { path: { run } }, signal })),
  });

/** The matrix of a run, failed first. */
export const tasksQuery = (run: string, filters: TaskFilters) =>
  infiniteQueryOptions({
    queryKey: ['runs', 'one', run, 'tasks', filters],
    queryFn: ({ pageParam, signal }) =>
      dataOf(
        client.GET('/api/v1/runs/{run}/tasks', {
          params: {
            path: { run },
            query: {
              verdict: [...filters.verdict] as CaseVerdict[],
              outcome: [...filters.outcome] as OutcomeName[],
              topic: [...filters.topic],
              difficulty: [...filters.difficulty],
              ...given('changedSince', filters.changedSince[0]),
              ...given('after', pageParam),
            },
          },
          signal,
        }),
      ),
    initialPageParam: fromStart,
    getNextPageParam: following,
    placeholderData: keepPreviousData,
  });

/** One case in full. */
export const caseQuery = (run: string, caseId: string) =>
  queryOptions({
    queryKey: ['runs', 'one', run, 'case', caseId],
    queryFn: ({ signal }) =>
      dataOf(client.GET('/api/v1/runs/{run}/cases/{caseId}', { params: { path: { run, caseId } }, signal })),
  });

/** One case by its name, which is the same in every run. */
export const caseByNameQuery = (run: string, name: string) =>
  queryOptions({
    queryKey: ['runs', 'one', run, 'case-name', name],
    queryFn: ({ signal }) =>
      dataOf(client.GET('/api/v1/runs/{run}/case', { params: { path: { run }, query: { name } }, signal })),
  });

/** Run b against run a. */
export const comparisonQuery = (a: string, b: string) =>
  queryOptions({
    queryKey: ['runs', 'compare', a, b],
    queryFn: ({ signal }) => dataOf(client.GET('/api/v1/runs/{a}/compare/{b}', { params: { path: { a, b } }, signal })),
  });

/** The cases of a comparison, of one kind. */
export const changesQuery = (a: string, b: string, kind: CaseChangeKind) =>
  infiniteQueryOptions({
    queryKey: ['runs', 'compare', a, b, 'cases', kind],
    queryFn: ({ pageParam, signal }) =>
      dataOf(
        client.GET('/api/v1/runs/{a}/compare/{b}/cases', {
          params: { path: { a, b }, query: { kind: [kind], ...given('after', pageParam) } },
          signal,
        }),
      ),
    initialPageParam: fromStart,
    getNextPageParam: following,
  });

function given<Name extends string>(name: Name, value: string | undefined): Partial<Record<Name, string>> {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, string>);
}
