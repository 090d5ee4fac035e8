import { queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';

type Schemas = components['schemas'];

export type Promotion = Schemas['PromotionResponse'];
export type PromotionClause = Schemas['ClauseResponse'];

/** What the rules say of a model's latest checkpoint. */
export const promotionQuery = (model: string) =>
  queryOptions({
    queryKey: ['observatory', 'model', model, 'promotion'],
    queryFn: ({ signal }) =>
      dataOf(client.GET('/api/v1/observatory/promotion', { params: { query: { model } }, signal })),
  });
