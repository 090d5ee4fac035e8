import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ApiError, messageOf } from './ApiError';
import { client } from './client';

// Requests are described by the generated types; these go to addresses of the test.
const anywhere = client as unknown as Record<'GET' | 'POST', (path: string) => Promise<{ data?: unknown }>>;
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

describe('the client', () => {
  it('turns problem details into an error that says cause and field', async () => {
    server.use(
      http.get('*/thing', () =>
        HttpResponse.json(
          {
            title: 'Bad',
            detail: 'The cursor is not one of ours: it ends early.',
            errors: { cursor: ['is cut off.', 'it ends early.'], after: ['it ends early.'] },
          },
          { status: 400, headers: { 'Content-Type': 'application/problem+json' } },
        ),
      ),
    );
    const error = await anywhere.GET('/thing').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(messageOf(error)).toBe('The cursor is not one of ours: it ends early. cursor: is cut off.');
    expect((error as ApiError).isTransient).toBe(false);
  });
  it('says when the server was not reached or sent no problem', async () => {
    server.use(http.get('*/gone', () => HttpResponse.error()));
    server.use(
      http.get('*/broken', () => new HttpResponse('<html>', { status: 503, headers: { 'Content-Type': 'text/html' } })),
    );
    await expect(anywhere.GET('/gone')).rejects.toMatchObject({
      status: 0,
      message: 'The server was not reached.',
      isTransient: true,
    });
    await expect(anywhere.GET('/broken')).rejects.toMatchObject({
      status: 503,
      message: 'The server answered 503.',
      isTransient: true,
    });
  });
  it('sends the token against forged requests with what changes something, and only then', async () => {
    const seen: (string | null)[] = [];
    server.use(
      http.all('*/thing', ({ request }) => {
        seen.push(request.headers.get('X-CSRF-Token'));
        return HttpResponse.json({});
      }),
    );
    server.use(http.get('*/me', () => HttpResponse.json({ csrfToken: 'abc=' })));
    await anywhere.GET('/thing');
    await anywhere.POST('/thing');
    expect(seen).toEqual([null, 'abc=']);
  });
});
