import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '@/lib/api/client';
import type { Filters } from '@/lib/url/filters';
import type {
  ImportFile,
  ImportResult,
  Message,
  Prompt,
  PromptChange,
  PromptCheck,
  PromptRequest,
  Row,
  RowsRead,
} from './types';

/** The filters of the list of prompts, by their search parameter; of each, the first value counts. */
export const promptFilterNames = ['q', 'active'] as const;
/** Filters of the list of prompts; `active` is `yes` when not given. */
export type PromptFilters = Filters<(typeof promptFilterNames)[number]>;
/** No filter. */
export const allPrompts: PromptFilters = { q: [], active: [] };

/** Deleted ones too. */
export const allOfThem: PromptFilters = { q: [], active: ['all'] };

/** Which of the things that can be deleted are listed. */
export type Active = 'yes' | 'no' | 'all';

/** The prompts, changed last first. */
export const promptsQuery = ({ q, active }: PromptFilters) =>
  queryOptions({
    queryKey: ['lab', 'prompts', 'list', q, active],
    queryFn: async ({ signal }) =>
      (
        await dataOf(
          client.GET('/api/v1/lab/prompts', {
            params: {
              query: {
                // What is in the address is checked by the server, which names what it does not know.
                active: (active[0] ?? 'yes') as Active,
                ...(q[0] === undefined ? {} : { q: q[0] }),
              },
            },
            signal,
          }),
        )
      ).items,
    placeholderData: keepPreviousData,
  });

/** A prompt in one of its versions, or in the latest. */
export const promptQuery = (name: string, version?: number) =>
  queryOptions({
    queryKey: ['lab', 'prompts', 'one', name, version],
    queryFn: ({ signal }) =>
      dataOf(
        client.GET('/api/v1/lab/prompts/{name}', {
          params: { path: { name }, query: version === undefined ? {} : { version } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });

/** What a prompt that is written lacks, and what it would be filled with. */
export const promptCheckQuery = (messages: readonly Message[], rows: readonly Row[]) =>
  queryOptions({
    queryKey: ['lab', 'check', messages, rows],
    queryFn: ({ signal }): Promise<PromptCheck> =>
      dataOf(client.POST('/api/v1/lab/prompts/check', { body: { messages: [...messages], rows: [...rows] }, signal })),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
  });

/** Adds a prompt. A 409 whose problem says `isDeleted` can be answered by restoring it. */
export function addPrompt(body: PromptRequest): Promise<Prompt> {
  return dataOf(client.POST('/api/v1/lab/prompts', { body }));
}

/** Writes a prompt anew: other contents make a new version. */
export function changePrompt(name: string, body: PromptChange): Promise<Prompt> {
  return dataOf(client.PUT('/api/v1/lab/prompts/{name}', { params: { path: { name } }, body }));
}

/** Hides a prompt; its runs stay, and it can be restored. */
export async function deletePrompt(name: string): Promise<void> {
  await client.DELETE('/api/v1/lab/prompts/{name}', { params: { path: { name } } });
}

/** Shows a deleted prompt again. */
export async function restorePrompt(name: string): Promise<void> {
  await client.POST('/api/v1/lab/prompts/{name}/restore', { params: { path: { name } } });
}

/** Reads rows of values from a table or from JSON lines, without storing them. */
export function readRows(text: string, format: 'csv' | 'jsonl'): Promise<RowsRead> {
  return dataOf(client.POST('/api/v1/lab/prompts/rows', { body: { format, text } }));
}

/** Takes prompts, configs and review prompts out of files. */
export function importFiles(files: readonly ImportFile[]): Promise<ImportResult> {
  return dataOf(client.POST('/api/v1/lab/import', { body: { files: [...files] } }));
}
