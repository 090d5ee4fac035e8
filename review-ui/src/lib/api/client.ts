import createClient, { type Middleware } from 'openapi-fetch';
import { csrfToken, forgetToken } from '../session/token';
import { ApiError, type Problem } from './ApiError';
import type { paths } from './schema';

const csrf: Middleware = {
  async onRequest({ request }) {
    if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return undefined;
    const token = request.url.endsWith('/api/v1/sessions') ? null : await csrfToken();
    if (token !== null) request.headers.set('X-CSRF-Token', token);
    return request;
  },
};

const failures: Middleware = {
  async onResponse({ response }) {
    if (response.ok) return;
    if (response.status === 401 || response.status === 403) forgetToken();
    throw new ApiError(response.status, await problemOf(response));
  },
  onError({ error }) {
    if (error instanceof ApiError || (error instanceof DOMException && error.name === 'AbortError')) return error;
    return new ApiError(0, { title: 'The server was not reached.' });
  },
};

async function problemOf(response: Response): Promise<Problem> {
  if (!(response.headers.get('Content-Type') ?? '').includes('json')) return {};
  try {
    return (await response.clone().json()) as Problem;
  } catch {
    // An answer that breaks off says nothing more than its status.
    return {};
  }
}

/** The typed client of the API: every answer that is not a success is an {@link ApiError}. */
export const client = createClient<paths>({
  baseUrl: location.origin,
  credentials: 'same-origin',
  // Looked up at each call, so that what replaces it (tests) is used.
  fetch: (request) => globalThis.fetch(request),
  querySerializer: { array: { style: 'form', explode: true } },
});
client.use(csrf, failures);

/** The data of an answer. The client throws on failures, so what is left without data is an empty answer where one was promised. */
export async function dataOf<T>(call: Promise<{ data?: T; response: Response }>): Promise<T> {
  const { data, response } = await call;
  if (data === undefined) throw new ApiError(response.status, { title: 'The server sent an empty answer.' });
  return data;
}
