import { queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';

type Schemas = components['schemas'];

export type PromotionRule = Schemas['PromotionRuleResponse'];
export type PromotionRuleRequest = Schemas['PromotionRuleRequest'];

/** All rules of promotion, by name. */
export const rulesQuery = queryOptions({
  queryKey: ['observatory', 'rules'],
  queryFn: async ({ signal }) => (await dataOf(client.GET('/api/v1/observatory/promotion/rules', { signal }))).items,
});

/** Adds a rule, or replaces the one with this id. */
export function saveRule(id: number | null, body: PromotionRuleRequest): Promise<PromotionRule> {
  return id === null
    ? dataOf(client.POST('/api/v1/observatory/promotion/rules', { body }))
    : dataOf(client.PUT('/api/v1/observatory/promotion/rules/{id}', { params: { path: { id } }, body }));
}

/** Removes a rule with its waivers. */
export async function deleteRule(id: number): Promise<void> {
  await client.DELETE('/api/v1/observatory/promotion/rules/{id}', { params: { path: { id } } });
}
