import { queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '@/lib/api/client';
import { forgetToken } from './token';

/** Who asks, and how they are known; a 401 when nobody is logged in. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => dataOf(client.GET('/api/v1/me', { signal })),
  staleTime: 60_000,
});

/** Begins a session with a token as `llm-eval users add` printed it. */
export async function logIn(token: string): Promise<void> {
  forgetToken();
  await client.POST('/api/v1/sessions', { body: { token } });
}

/** Ends the session. */
export async function logOut(): Promise<void> {
  await client.DELETE('/api/v1/sessions/current');
  forgetToken();
}
