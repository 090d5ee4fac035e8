import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '@/lib/api/client';
import type { Board } from './types';

/** What is asked of the board's cells. */
export interface CellKey {
  readonly model: string;
  readonly prompt: string;
  readonly template: string;
}

/** Subject × template × round of a run; without one, of the newest with web-app tasks: that stays, also when a newer one begins meanwhile. */
export const boardQuery = (run: string | null) =>
  queryOptions({
    queryKey: ['assignments', 'board', run],
    queryFn: ({ signal, client: queries, queryKey }): Promise<Board> => {
      const asked = run ?? queries.getQueryData<Board>(queryKey)?.run?.id;
      return dataOf(
        client.GET('/api/v1/assignments/board', {
          params: { query: asked === undefined ? {} : { run: asked } },
          signal,
        }),
      );
    },
    placeholderData: keepPreviousData,
    // Whoever comes back asks for the newest run anew.
    ...(run === null ? { gcTime: 0 } : {}),
  });

/** The attempts of a subject at a template, of every seed, round and repeat. */
export const attemptsQuery = (run: string, { model, prompt, template }: CellKey) =>
  queryOptions({
    queryKey: ['assignments', 'attempts', run, model, prompt, template],
    queryFn: ({ signal }) =>
      dataOf(
        client.GET('/api/v1/assignments/attempts', { params: { query: { run, model, prompt, template } }, signal }),
      ),
  });

/** A round of a try in full. */
export const attemptQuery = (attempt: string) =>
  queryOptions({
    queryKey: ['assignments', 'attempt', attempt],
    queryFn: ({ signal }) =>
      dataOf(client.GET('/api/v1/assignments/attempts/{attempt}', { params: { path: { attempt } }, signal })),
  });

/** What was seen at a check: it is large, and asked for when it is looked at. */
export const evidenceQuery = (attempt: string, position: number) =>
  queryOptions({
    queryKey: ['assignments', 'attempt', attempt, 'evidence', position],
    queryFn: ({ signal }) =>
      dataOf(
        client.GET('/api/v1/assignments/attempts/{attempt}/checks/{position}/evidence', {
          params: { path: { attempt, position } },
          signal,
        }),
      ),
    // What was seen does not change.
    staleTime: Infinity,
  });

/** The tasks of all runs. */
export const tasksQuery = queryOptions({
  queryKey: ['assignments', 'tasks'],
  queryFn: ({ signal }) => dataOf(client.GET('/api/v1/assignments/tasks', { signal })),
});
