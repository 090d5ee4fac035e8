// PROVISIONAL until the client is typed.
import { client } from '@/lib/api/client';

export async function get<T>(path: string, query: object, signal: AbortSignal): Promise<T> {
  const call = client as unknown as { GET: (path: string, init: object) => Promise<{ data: T }> };
  return (await call.GET(path, { params: { query }, signal })).data;
}
