import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { answer, apiServer } from '@/test/api';
import { listedPrompt, session } from '@/test/fixtures/lab';
import { renderRoutes } from '@/test/render';
import { labRoutes } from '../routes';

const server = apiServer(
  answer('/me', { user: { id: 'u', name: 'ada', role: 'admin' }, access: 'local', csrfToken: null }),
  answer('/lab/prompts', { items: [listedPrompt()] }),
);
const page = (from: number, next: string | null) => ({
  items: Array.from({ length: 5 }, (_, at) => session({ id: `session_${from + at}`, prompt: `prompt-${from + at}` })),
  next,
});

describe('the list of sessions', () => {
  it('asks for the next page behind the last one, and says how many there are only when it has all', async () => {
    const asked: (string | null)[] = [];
    server.use(
      answer('/lab/sessions', (request) => {
        const after = new URL(request.url).searchParams.get('after');
        asked.push(after);
        return after === null ? page(0, 'behind-4') : page(5, null);
      }),
    );
    renderRoutes(labRoutes, '/lab/sessions');
    // The end of the first page is in sight.
    expect(await screen.findByText('10 sessions, newest first')).toBeInTheDocument();
    expect(asked).toEqual([null, 'behind-4']);
    expect(screen.getByRole('grid', { name: 'Sessions' })).toHaveAttribute('aria-rowcount', '11');
    expect(screen.getByText('prompt-9')).toBeInTheDocument();
  });
  it('opens no session for an address that names none', async () => {
    server.use(answer('/lab/sessions', { items: [session()], next: null }));
    renderRoutes(labRoutes, '/lab/sessions?session=');
    expect(await screen.findByText('1 session, newest first')).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(screen.queryByRole('region', { name: 'Session' })).not.toBeInTheDocument();
  });
  it('keeps what is loaded when the next page does not load, and says why', async () => {
    server.use(
      http.get('*/api/v1/lab/sessions', ({ request }) =>
        new URL(request.url).searchParams.has('after')
          ? HttpResponse.json({ title: 'No', detail: 'The store cannot be reached.' }, { status: 400 })
          : undefined,
      ),
      answer('/lab/sessions', page(0, 'behind-4')),
    );
    renderRoutes(labRoutes, '/lab/sessions');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The sessions did not load. The store cannot be reached.',
    );
    expect(screen.getByText('5 sessions loaded, newest first')).toBeInTheDocument();
    expect(screen.getByText('prompt-4')).toBeInTheDocument();
  });
});
