import { queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';

type Schemas = components['schemas'];

export type Alert = Schemas['AlertResponse'];

/** The newest regressions of a model, for the marks on its curves. */
export const regressionsQuery = (model: string) =>
  queryOptions({
    queryKey: ['observatory', 'alerts', 'regressions', model],
    queryFn: ({ signal }) =>
      dataOf(
        client.GET('/api/v1/observatory/alerts', {
          params: { query: { model, type: ['regression'], severity: [], state: [], reference: [], limit: 200 } },
          signal,
        }),
      ),
  });
