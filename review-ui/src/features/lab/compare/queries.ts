import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '@/lib/api/client';
import type { Comparison, HandScore, HandScoreRequest, RankingRequest, SavedRanking, Weights } from './types';

/** Everything that is known of comparisons of a prompt. */
export const comparisonsOf = (prompt: string) => ['lab', 'compare', prompt] as const;

/** The answers of a run beside each other; without one, of the newest run that rests: that stays, also when a newer one comes to rest meanwhile. */
export const compareQuery = (prompt: string, run: string | null) =>
  queryOptions({
    queryKey: [...comparisonsOf(prompt), run],
    queryFn: ({ signal, client: queries, queryKey }): Promise<Comparison> => {
      const asked = run ?? queries.getQueryData<Comparison>(queryKey)?.run?.id;
      return dataOf(
        client.GET('/api/v1/lab/compare/{prompt}', {
          params: { path: { prompt }, query: asked === undefined ? {} : { run: asked } },
          signal,
        }),
      );
    },
    // The run before stays on the screen until the other one is there.
    placeholderData: keepPreviousData,
    // Whoever comes back asks for the newest run anew.
    ...(run === null ? { gcTime: 0 } : {}),
  });

/** Which config to take for a prompt, over all of its runs. */
export const recommendationQuery = (prompt: string) =>
  queryOptions({
    queryKey: ['lab', 'recommendation', prompt],
    queryFn: ({ signal }) =>
      dataOf(client.GET('/api/v1/lab/prompts/{name}/recommendation', { params: { path: { name: prompt } }, signal })),
  });

/** Saves a ranking. It stands from then on; earlier ones are kept. */
export const saveRanking = (body: RankingRequest): Promise<SavedRanking> =>
  dataOf(client.POST('/api/v1/lab/rankings', { body }));

/** Scores an answer by hand, in place of what the same person said of it before. */
export const saveScore = (id: string, body: HandScoreRequest): Promise<HandScore> =>
  dataOf(client.PUT('/api/v1/lab/experiments/{id}/score', { params: { path: { id } }, body }));

/** Marks an answer as acceptable or not. */
export async function markAcceptable(id: string, isAcceptable: boolean): Promise<void> {
  await client.PUT('/api/v1/lab/experiments/{id}/acceptability', {
    params: { path: { id } },
    body: { isAcceptable },
  });
}

/** Sets how much quality, speed and cost count in recommendations for a prompt. */
export const setWeights = (prompt: string, body: Weights): Promise<Weights> =>
  dataOf(client.PUT('/api/v1/lab/prompts/{name}/weights', { params: { path: { name: prompt } }, body }));
