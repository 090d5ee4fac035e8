import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll } from 'vitest';

/** A server of the API for one test file: what is not answered is an error. */
export function apiServer(...answers: Parameters<typeof setupServer>) {
  const server = setupServer(...answers);
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());
  return server;
}

/** Answers a path below `/api/v1`; a function gets the request. */
export function answer(path: string, body: object | ((request: Request) => object)) {
  return http.get(`*/api/v1${path}`, ({ request }) => {
    const data: object = typeof body === 'function' ? (body as (request: Request) => object)(request) : body;
    return HttpResponse.json(data as Record<string, unknown>);
  });
}

/** Answers a path with a problem. */
export function problem(path: string, status: number, detail: string) {
  return http.get(`*/api/v1${path}`, () =>
    HttpResponse.json(
      { title: 'It did not work.', detail, status },
      { status, headers: { 'Content-Type': 'application/problem+json' } },
    ),
  );
}
