import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '@/lib/api/client';
import type { Active } from './prompts';
import type { ReviewMode, ReviewPrompt, ReviewPromptRequest, TemplateCheck } from './types';

/** Review prompts with how they are used, in the order in which they were made. */
export const reviewPromptsQuery = (active: Active = 'yes') =>
  queryOptions({
    queryKey: ['lab', 'review-prompts', 'list', active],
    queryFn: async ({ signal }) =>
      (await dataOf(client.GET('/api/v1/lab/review-prompts', { params: { query: { active } }, signal }))).items,
    placeholderData: keepPreviousData,
  });

/** One review prompt. */
export const reviewPromptQuery = (id: string) =>
  queryOptions({
    queryKey: ['lab', 'review-prompts', 'one', id],
    queryFn: ({ signal }) =>
      dataOf(client.GET('/api/v1/lab/review-prompts/{id}', { params: { path: { id } }, signal })),
  });

/** The texts to begin with. */
export const defaultTemplateQuery = (mode: ReviewMode) =>
  queryOptions({
    queryKey: ['lab', 'default-template', mode],
    queryFn: ({ signal }) =>
      dataOf(client.GET('/api/v1/lab/review-prompts/default', { params: { query: { mode } }, signal })),
    staleTime: Infinity,
  });

/** What a template lacks. */
export const templateCheckQuery = (template: string, criteria: readonly string[], mode: ReviewMode) =>
  queryOptions({
    queryKey: ['lab', 'check', 'template', template, criteria, mode],
    queryFn: ({ signal }): Promise<TemplateCheck> =>
      dataOf(
        client.POST('/api/v1/lab/review-prompts/validate', {
          body: { template, criteria: [...criteria], mode },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
  });

/** Adds a review prompt. */
export function addReviewPrompt(body: ReviewPromptRequest): Promise<ReviewPrompt> {
  return dataOf(client.POST('/api/v1/lab/review-prompts', { body }));
}

/** Writes a review prompt anew: another question makes a new version. */
export function changeReviewPrompt(id: string, body: ReviewPromptRequest): Promise<ReviewPrompt> {
  return dataOf(client.PUT('/api/v1/lab/review-prompts/{id}', { params: { path: { id } }, body }));
}

/** Hides a review prompt; its scores stay, and it can be restored. */
export async function deleteReviewPrompt(id: string): Promise<void> {
  await client.DELETE('/api/v1/lab/review-prompts/{id}', { params: { path: { id } } });
}

/** Shows a deleted review prompt again. */
export async function restoreReviewPrompt(id: string): Promise<void> {
  await client.POST('/api/v1/lab/review-prompts/{id}/restore', { params: { path: { id } } });
}

/** Adds a review prompt that is like another one. */
export function duplicateReviewPrompt(id: string, newName: string): Promise<ReviewPrompt> {
  return dataOf(
    client.POST('/api/v1/lab/review-prompts/{id}/duplicate', { params: { path: { id } }, body: { newName } }),
  );
}
