import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '@/lib/api/client';
import type { DeletionCounts, Run, Session } from './types';

/** The runs of a prompt, newest first. */
export const runsQuery = (prompt: string) =>
  queryOptions({
    queryKey: ['lab', 'runs', 'of', prompt],
    queryFn: async ({ signal }) =>
      (await dataOf(client.GET('/api/v1/lab/prompts/{name}/runs', { params: { path: { name: prompt } }, signal })))
        .items,
  });

/** A run with its answers. */
export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ['lab', 'runs', 'one', id],
    queryFn: ({ signal }) => dataOf(client.GET('/api/v1/lab/runs/{id}', { params: { path: { id } }, signal })),
  });

/** A run as one text in Markdown: every answer with its config and measurements. */
export const runDataQuery = (id: string) =>
  queryOptions({
    queryKey: ['lab', 'runs', 'data', id],
    queryFn: ({ signal }) =>
      dataOf(client.GET('/api/v1/lab/runs/{id}/data', { params: { path: { id } }, parseAs: 'text', signal })),
  });

/** What goes with a run when it is deleted. */
export const deletionQuery = (id: string) =>
  queryOptions({
    queryKey: ['lab', 'runs', 'deletion', id],
    queryFn: ({ signal }) => dataOf(client.GET('/api/v1/lab/runs/{id}/deletion', { params: { path: { id } }, signal })),
    staleTime: 0,
  });

/** Sessions, newest first, page by page: those that work, or all. */
export const sessionsQuery = (active: 'yes' | 'all', prompt?: string) =>
  infiniteQueryOptions({
    queryKey: ['lab', 'sessions', 'list', active, prompt],
    queryFn: ({ pageParam, signal }) =>
      dataOf(
        client.GET('/api/v1/lab/sessions', {
          params: {
            query: {
              active,
              ...(prompt === undefined ? {} : { prompt }),
              ...(pageParam === undefined ? {} : { after: pageParam }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });

/** The sessions of a prompt that work now, newest first. */
export const workingSessionsQuery = (prompt: string) =>
  queryOptions({
    queryKey: ['lab', 'sessions', 'working', prompt],
    queryFn: async ({ signal }) =>
      (await dataOf(client.GET('/api/v1/lab/sessions', { params: { query: { active: 'yes', prompt } }, signal })))
        .items,
  });

/** One session with its runs. */
export const sessionQuery = (id: string) =>
  queryOptions({
    queryKey: ['lab', 'sessions', 'one', id],
    queryFn: ({ signal }) => dataOf(client.GET('/api/v1/lab/sessions/{id}', { params: { path: { id } }, signal })),
  });

/** Asks a prompt of configs once, and scores the answers where a review prompt is named. */
export function startRun(
  prompt: string,
  body: { readonly configs: readonly string[] | null; readonly reviewPrompt: string | null },
): Promise<Run> {
  return dataOf(
    client.POST('/api/v1/lab/prompts/{name}/runs', {
      params: { path: { name: prompt } },
      body: { ...body, configs: body.configs === null ? null : [...body.configs] },
    }),
  );
}

/** Asks a prompt of configs several times, one after the other. */
export function startSession(
  prompt: string,
  body: {
    readonly runs: number;
    readonly configs: readonly string[] | null;
    readonly reviewPrompt: string | null;
  },
): Promise<Session> {
  return dataOf(
    client.POST('/api/v1/lab/prompts/{name}/sessions', {
      params: { path: { name: prompt } },
      body: { ...body, configs: body.configs === null ? null : [...body.configs] },
    }),
  );
}

/** Asks every active prompt of every active config once. */
export async function startAll(reviewPrompt: string | null): Promise<readonly Run[]> {
  return (await dataOf(client.POST('/api/v1/lab/runs', { body: { reviewPrompt } }))).items;
}

/** Stops a run; what was done is kept. */
export async function cancelRun(id: string): Promise<void> {
  await client.POST('/api/v1/lab/runs/{id}/cancel', { params: { path: { id } } });
}

/** Stops a session with the run that it is in; what was done is kept. */
export async function cancelSession(id: string): Promise<void> {
  await client.POST('/api/v1/lab/sessions/{id}/cancel', { params: { path: { id } } });
}

/** Scores the answers of a run. */
export async function judgeRun(id: string, reviewPrompt: string, model: string | null): Promise<void> {
  await client.POST('/api/v1/lab/runs/{id}/judge', { params: { path: { id } }, body: { reviewPrompt, model } });
}

/** Deletes a run with its answers, scores and rankings; how many went. */
export function deleteRun(id: string): Promise<DeletionCounts> {
  return dataOf(client.DELETE('/api/v1/lab/runs/{id}', { params: { path: { id } } }));
}
