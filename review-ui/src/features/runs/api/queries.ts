import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get } from './get';
import type { Case, CaseChange, Comparison, Run, RunListItem, TaskMatrix } from './types';

/** Filters of the list of runs. */
export interface RunFilters {
  readonly status: readonly string[];
  readonly model: readonly string[];
  readonly config: readonly string[];
}

/** Filters of the matrix. */
export interface TaskFilters {
  readonly verdict: readonly string[];
  readonly outcome: readonly string[];
  readonly topic: readonly string[];
  readonly difficulty: readonly string[];
  readonly changedSince: readonly string[];
}

/** The runs, newest first. */
export const runsQuery = (filters: RunFilters) =>
  infiniteQueryOptions({
    queryKey: ['runs', 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      get<{ items: RunListItem[]; next: string | null }>('/api/v1/runs', { ...filters, after: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });

/** One run. */
export const runQuery = (run: string) =>
  queryOptions({
    queryKey: ['runs', 'one', run],
    queryFn: ({ signal }) => get<Run>(`/api/v1/runs/${run}`, {}, signal),
  });

/** The matrix of a run, failed first. */
export const tasksQuery = (run: string, filters: TaskFilters) =>
  infiniteQueryOptions({
    queryKey: ['runs', 'one', run, 'tasks', filters],
    queryFn: ({ pageParam, signal }) =>
      get<TaskMatrix>(`/api/v1/runs/${run}/cases`, { ...filters, after: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });

/** One case in full. */
export const caseQuery = (run: string, id: string) =>
  queryOptions({
    queryKey: ['runs', 'one', run, 'case', id],
    queryFn: ({ signal }) => get<Case>(`/api/v1/runs/${run}/cases/${id}`, {}, signal),
  });

/** One case by its name, which is the same in every run. */
export const caseByNameQuery = (run: string, name: string) =>
  queryOptions({
    queryKey: ['runs', 'one', run, 'case-name', name],
    queryFn: ({ signal }) => get<Case>(`/api/v1/runs/${run}/case`, { name }, signal),
  });

/** Run b against run a. */
export const comparisonQuery = (a: string, b: string) =>
  queryOptions({
    queryKey: ['runs', 'compare', a, b],
    queryFn: ({ signal }) => get<Comparison>(`/api/v1/runs/${a}/compare/${b}`, {}, signal),
  });

/** The cases of a comparison, of one kind. */
export const changesQuery = (a: string, b: string, kind: string) =>
  infiniteQueryOptions({
    queryKey: ['runs', 'compare', a, b, 'cases', kind],
    queryFn: ({ pageParam, signal }) =>
      get<{ items: CaseChange[]; next: string | null }>(
        `/api/v1/runs/${a}/compare/${b}/cases`,
        { kind, after: pageParam },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
