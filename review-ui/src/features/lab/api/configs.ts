import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '@/lib/api/client';
import type { Active } from './prompts';
import type { Config, ConfigChange, ConfigRequest } from './types';

/** Ways to providers that this server has. */
export const connectionsQuery = queryOptions({
  queryKey: ['lab', 'connections'],
  queryFn: async ({ signal }) => (await dataOf(client.GET('/api/v1/lab/connections', { signal }))).items,
  staleTime: 60_000,
});

/** Configs with what they did, newest first. */
export const configsQuery = (active: Active = 'yes') =>
  queryOptions({
    queryKey: ['lab', 'configs', 'list', active],
    queryFn: async ({ signal }) =>
      (await dataOf(client.GET('/api/v1/lab/configs', { params: { query: { active } }, signal }))).items,
    placeholderData: keepPreviousData,
  });

/** A config with all its versions, each with its own figures. */
export const configQuery = (name: string) =>
  queryOptions({
    queryKey: ['lab', 'configs', 'one', name],
    queryFn: ({ signal }) => dataOf(client.GET('/api/v1/lab/configs/{name}', { params: { path: { name } }, signal })),
  });

/** Adds a config. A 409 whose problem says `isDeleted` can be answered by restoring it. */
export function addConfig(body: ConfigRequest): Promise<Config> {
  return dataOf(client.POST('/api/v1/lab/configs', { body }));
}

/** Writes a config anew: other parameters make a new version, with figures of its own. */
export function changeConfig(name: string, body: ConfigChange): Promise<Config> {
  return dataOf(client.PUT('/api/v1/lab/configs/{name}', { params: { path: { name } }, body }));
}

/** Hides a config; its answers stay, and it can be restored. */
export async function deleteConfig(name: string): Promise<void> {
  await client.DELETE('/api/v1/lab/configs/{name}', { params: { path: { name } } });
}

/** Shows a deleted config again. */
export async function restoreConfig(name: string): Promise<void> {
  await client.POST('/api/v1/lab/configs/{name}/restore', { params: { path: { name } } });
}

/** Adds a config that is like another one. */
export function cloneConfig(name: string, newName: string): Promise<Config> {
  return dataOf(client.POST('/api/v1/lab/configs/{name}/clone', { params: { path: { name } }, body: { newName } }));
}
