import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { answer, apiServer } from '@/test/api';
import { config, estimate, unaskedConfig } from '@/test/fixtures/lab';
import { renderRoutes } from '@/test/render';
import { labRoutes } from '../routes';

const costly = config({
  name: 'full-high',
  model: 'gpt-5',
  statistics: { ...config().statistics, aiScore: estimate('ai_score', 9.2, 0.1), unacceptable: 2 },
});
const server = apiServer(
  answer('/me', { user: { id: 'u', name: 'ada', role: 'admin' }, access: 'local', csrfToken: null }),
  answer('/lab/configs', { items: [config(), unaskedConfig(), costly] }),
  answer('/lab/connections', { items: [{ name: 'openai', provider: 'openai' }] }),
  answer('/lab/configs/mini-medium', {
    config: config({ version: 2 }),
    versions: [2, 1].map((version) => ({ ...config(), version })),
  }),
);
const open = (address = '/lab/configs') => renderRoutes(labRoutes, address);
const names = () =>
  within(screen.getByRole('grid', { name: 'Configs' }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.querySelector('b')?.textContent);

describe('the table of configs', () => {
  it('is sorted by the address, says so to assistive technology, and turns round when a header is pressed', async () => {
    const { user, router } = open('/lab/configs?sort=aiScore');
    await screen.findByText('full-high');
    expect(names()).toEqual(['full-high', 'mini-medium', 'nano-low']);
    const head = screen.getByRole('columnheader', { name: 'AI score' });
    expect(head).toHaveAttribute('aria-sort', 'descending');
    await user.click(within(head).getByRole('button'));
    expect(names()).toEqual(['mini-medium', 'full-high', 'nano-low']);
    expect(router.state.location.search).toBe('?sort=-aiScore');
  });
  it('shows a figure with its interval and n, and why there is none', async () => {
    open();
    const row = (await screen.findByText('mini-medium')).closest('[role="row"]') as HTMLElement;
    expect(within(row).getByTitle('8.7, 95% interval 8.3 to 9.1, n = 5')).toBeInTheDocument();
    expect(screen.getAllByTitle('nothing is scored yet').length).toBeGreaterThan(0);
  });
  it('opens a config with all its versions by keys, and keeps it in the address', async () => {
    const { user, router } = open('/lab/configs?sort=name');
    await screen.findByText('mini-medium');
    await user.keyboard('jj{Enter}');
    const dialog = await screen.findByRole('dialog', { name: 'Config' });
    expect(router.state.location.search).toBe('?config=mini-medium&sort=name');
    expect(await within(dialog).findByText('v1')).toBeInTheDocument();
    await user.keyboard('{Escape}');
    expect(router.state.location.search).toBe('?sort=name');
  });
});

describe('the form of a config', () => {
  it('opens by its key, and sends nothing for an empty field', async () => {
    const sent: Record<string, unknown>[] = [];
    server.use(
      http.post('*/api/v1/lab/configs', async ({ request }) => {
        sent.push((await request.json()) as Record<string, unknown>);
        return HttpResponse.json(config({ name: 'new' }), { status: 201 });
      }),
    );
    const { user } = open();
    await screen.findByText('mini-medium');
    await user.keyboard('n');
    const form = screen.getByRole('form', { name: 'New config' });
    await user.type(within(form).getByRole('textbox', { name: /^Name/ }), 'new');
    await user.clear(within(form).getByRole('textbox', { name: 'Most output tokens' }));
    await user.type(within(form).getByRole('textbox', { name: 'Temperature' }), '0.5');
    expect(within(form).getByText('Models of gpt-5 take no temperature; it is not sent.')).toBeVisible();
    await user.click(within(form).getByRole('button', { name: 'Add the config' }));
    await screen.findByText('The config is stored.');
    expect(sent[0]).toMatchObject({
      name: 'new',
      connection: 'openai',
      model: 'gpt-5',
      parameters: { maxOutputTokens: null, temperature: 0.5, reasoningEffort: 'medium', verbosity: 'medium' },
    });
  });
});
