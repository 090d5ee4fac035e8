import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { answer, apiServer } from '@/test/api';
import { listedPrompt, prompt } from '@/test/fixtures/lab';
import { renderRoutes } from '@/test/render';
import { labRoutes } from '../routes';

const server = apiServer(
  answer('/me', { user: { id: 'u', name: 'ada', role: 'admin' }, access: 'local', csrfToken: null }),
  answer('/lab/prompts', { items: [listedPrompt()] }),
  answer('/lab/prompts/summary/runs', { items: [] }),
  answer('/lab/prompts/summary', prompt({ name: 'summary' })),
  answer('/lab/sessions', { items: [], next: null }),
  http.post('*/api/v1/lab/prompts/check', async ({ request }) => {
    const { messages } = (await request.json()) as { messages: { content: string }[] };
    const open = messages.some(({ content }) => content.includes('{article}'));
    return HttpResponse.json({ variables: open ? ['article'] : [], problems: [], warnings: [] });
  }),
);

describe('the editor of prompts', () => {
  it('checks while it is written, says which variables nothing fills, and stores by a key from inside a field', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post('*/api/v1/lab/prompts', async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json(prompt({ name: 'summary' }), { status: 201 });
      }),
    );
    const { user, router } = renderRoutes(labRoutes, '/lab/new-prompt');
    await user.click(await screen.findByLabelText('Message 2'));
    await user.paste('Summarize {article}.');
    expect(await screen.findByText(/not filled/)).toHaveTextContent('article not filled');
    expect(screen.getByText('It needs a name.')).toBeVisible();
    await user.click(screen.getByRole('textbox', { name: /^Name/ }));
    await user.paste('summary');
    await user.keyboard('{Control>}s{/Control}');
    await screen.findByRole('heading', { name: 'summary' });
    expect(router.state.location.pathname).toBe('/lab/prompts/summary');
    expect(sent).toEqual([
      {
        ...{ name: 'summary', description: null, category: null, tags: [], rows: [], metadata: {} },
        messages: [{ role: 'user', content: 'Summarize {article}.' }],
      },
    ]);
  });
  it('takes messages as JSON, and says what is wrong with them', async () => {
    const { user } = renderRoutes(labRoutes, '/lab/new-prompt');
    await user.click(await screen.findByText('JSON'));
    const field = screen.getByRole('textbox', { name: 'Messages as JSON' });
    await user.clear(field);
    await user.click(field);
    await user.paste('[{"role": "tool", "content": "x"}]');
    expect((await screen.findAllByText(/messages\[0\]\.role must be/))[0]).toBeVisible();
    await user.clear(field);
    await user.click(field);
    await user.paste('[{"role": "assistant", "content": "Hello"}]');
    await user.click(screen.getByText('Fields'));
    expect(screen.getByLabelText('Message 1')).toHaveValue('Hello');
  });
  it('offers to restore a deleted prompt of the same name', async () => {
    server.use(
      http.post('*/api/v1/lab/prompts', () =>
        HttpResponse.json(
          { title: 'The name is taken.', detail: 'There is a deleted prompt summary.', status: 409, isDeleted: true },
          { status: 409, headers: { 'Content-Type': 'application/problem+json' } },
        ),
      ),
      http.post('*/api/v1/lab/prompts/summary/restore', () => new HttpResponse(null, { status: 204 })),
    );
    const { user, router } = renderRoutes(labRoutes, '/lab/new-prompt');
    await user.click(await screen.findByLabelText('Message 2'));
    await user.paste('Hello');
    await user.click(screen.getByRole('textbox', { name: /^Name/ }));
    await user.paste('summary');
    await user.click(screen.getByRole('button', { name: /Add the prompt/ }));
    expect(await screen.findByRole('alert')).toHaveTextContent('There is a deleted prompt summary.');
    expect(screen.getByLabelText('Message 2')).toHaveValue('Hello');
    await user.click(screen.getByRole('button', { name: 'Restore it' }));
    await screen.findByRole('heading', { name: 'summary' });
    expect(router.state.location.pathname).toBe('/lab/prompts/summary');
  });
});
