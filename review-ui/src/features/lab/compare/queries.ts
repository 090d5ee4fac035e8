import { queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '@/lib/api/client';
import type { RankingRequest, SavedRanking, Weights } from './types';

/** The answers of a run beside each other, or of the newest run that rests. */
export const compareQuery = (prompt: string, run: string | null) =>
  queryOptions({
    queryKey: ['lab', 'compare', prompt, run],
    queryFn: ({ signal }) =>
      dataOf(
        client.GET('/api/v1/lab/compare/{prompt}', {
          params: { path: { prompt }, query: run === null ? {} : { run } },
          signal,
        }),
      ),
  });

/** Saves a ranking. It stands from then on; earlier ones are kept. */
export const saveRanking = (body: RankingRequest): Promise<SavedRanking> =>
  dataOf(client.POST('/api/v1/lab/rankings', { body }));

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
