import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';

type Schemas = components['schemas'];

export type Webhook = Schemas['WebhookResponse'];
export type WebhookRequest = Schemas['WebhookRequest'];
export type WebhookChange = Schemas['WebhookChangeRequest'];
export type NewWebhook = Schemas['NewWebhookResponse'];
export type Delivery = Schemas['WebhookDeliveryResponse'];

/** All webhooks, oldest first. */
export const webhooksQuery = queryOptions({
  queryKey: ['observatory', 'webhooks'],
  queryFn: async ({ signal }) => (await dataOf(client.GET('/api/v1/observatory/webhooks', { signal }))).items,
});

/** Messages to a webhook, newest first; of one status, or all. */
export const deliveriesQuery = (id: number, status: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['observatory', 'webhooks', id, 'deliveries', status],
    queryFn: ({ pageParam, signal }) =>
      dataOf(
        client.GET('/api/v1/observatory/webhooks/{id}/deliveries', {
          params: {
            path: { id },
            query: {
              ...(status === undefined ? {} : { status }),
              ...(pageParam === null ? {} : { after: pageParam }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** Adds a webhook; its key comes this once. */
export function addWebhook(body: WebhookRequest): Promise<NewWebhook> {
  return dataOf(client.POST('/api/v1/observatory/webhooks', { body }));
}

/** Changes a webhook; its key stays. */
export function changeWebhook(id: number, body: WebhookChange): Promise<Webhook> {
  return dataOf(client.PATCH('/api/v1/observatory/webhooks/{id}', { params: { path: { id } }, body }));
}

/** Removes a webhook with its log. */
export async function deleteWebhook(id: number): Promise<void> {
  await client.DELETE('/api/v1/observatory/webhooks/{id}', { params: { path: { id } } });
}

/** Sends a message once more. */
export function replayDelivery(id: string): Promise<Delivery> {
  return dataOf(client.POST('/api/v1/observatory/webhooks/deliveries/{id}/replay', { params: { path: { id } } }));
}
