import { infiniteQueryOptions } from '@tanstack/react-query';
import { client, dataOf } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';

type Schemas = components['schemas'];

export type Decision = Schemas['PromotionDecisionResponse'];
export type DecisionKind = Schemas['DecisionKind'];
export type Waiver = Schemas['WaiverResponse'];
export type WaiverRequest = Schemas['WaiverRequest'];

/** What was decided on a model's checkpoints, newest first. Decisions are only ever added to. */
export const decisionsQuery = (model: string) =>
  infiniteQueryOptions({
    queryKey: ['observatory', 'model', model, 'decisions'],
    queryFn: ({ pageParam, signal }) =>
      dataOf(
        client.GET('/api/v1/observatory/promotion/decisions', {
          params: { query: { model, limit: 20, ...(pageParam === null ? {} : { after: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** Notes a decision on a checkpoint. */
export function decide(checkpointId: string, decision: DecisionKind, reason: string): Promise<Decision> {
  return dataOf(
    client.POST('/api/v1/observatory/promotion/decisions', { body: { checkpointId, decision, reason } }),
  );
}

/** Lets a checkpoint off a clause for a time. */
export function waive(body: WaiverRequest): Promise<Waiver> {
  return dataOf(client.POST('/api/v1/observatory/promotion/waivers', { body }));
}

/** Takes a waiver back. */
export function withdrawWaiver(id: number): Promise<Waiver> {
  return dataOf(client.DELETE('/api/v1/observatory/promotion/waivers/{id}', { params: { path: { id } } }));
}
