import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { answer, apiServer, problem } from '@/test/api';
import { config, listedPrompt, prompt, reviewPrompt, run, session } from '@/test/fixtures/lab';
import { renderRoutes } from '@/test/render';
import { labRoutes } from '../routes';

const me = (role: 'admin' | 'viewer' | 'reviewer') =>
  answer('/me', { user: { id: 'u', name: 'ada', role }, access: 'local', csrfToken: null });
const server = apiServer(
  me('admin'),
  answer('/lab/configs', { items: [config(), config({ name: 'full-low', model: 'gpt-5' })] }),
  answer('/lab/review-prompts', { items: [reviewPrompt()] }),
);
const open = (address = '/lab') => renderRoutes(labRoutes, address);

describe('the list of prompts', () => {
  it('says how to begin when there is none', async () => {
    server.use(answer('/lab/prompts', { items: [] }));
    open();
    expect(await screen.findByText('No prompts yet')).toBeInTheDocument();
    expect(screen.getByText('llm-eval lab init --demo')).toBeInTheDocument();
  });
  it('shows how far each prompt is, and a price that is not known as unpriced', async () => {
    server.use(answer('/lab/prompts', { items: [listedPrompt({ totalCostUsd: 0, unpriced: 15 })] }));
    open();
    const row = (await screen.findByRole('link', { name: 'merge-intervals' })).closest('[role="row"]') as HTMLElement;
    expect(within(row).getByText('AI ranked')).toBeInTheDocument();
    expect(within(row).getByText('unpriced')).toBeInTheDocument();
    expect(within(row).getByRole('link', { name: 'Compare merge-intervals' })).toHaveAttribute(
      'href',
      '/lab/compare/merge-intervals',
    );
  });
  it('takes its filters from the address and asks the server for them', async () => {
    const asked: string[] = [];
    server.use(
      answer('/lab/prompts', (request) => {
        asked.push(new URL(request.url).search);
        return { items: [listedPrompt({ isActive: false })] };
      }),
    );
    const { user, router } = open('/lab?active=all&q=merge');
    expect(await screen.findByText('deleted')).toBeInTheDocument();
    expect(asked).toEqual(['?active=all&q=merge']);
    await user.click(screen.getByRole('button', { name: 'With deleted' }));
    expect(router.state.location.search).toBe('?q=merge');
  });
  it('says why it did not load', async () => {
    server.use(problem('/lab/prompts', 400, 'There is no such thing as odd.'));
    open('/lab?active=odd');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The prompts did not load. There is no such thing as odd. Your filters are kept.',
    );
  });
  it('offers nothing that spends to those who may only look', async () => {
    server.use(me('reviewer'), answer('/lab/prompts', { items: [listedPrompt()] }));
    const { user, router } = open();
    await screen.findByRole('link', { name: 'merge-intervals' });
    expect(screen.queryByRole('button', { name: 'Run merge-intervals' })).toBeNull();
    expect(screen.queryByRole('link', { name: /New prompt/ })).toBeNull();
    await user.keyboard('n');
    expect(router.state.location.pathname).toBe('/lab');
  });
});

describe('a start', () => {
  it('of a session says how many calls it makes, and sends what was chosen', async () => {
    const sent: unknown[] = [];
    server.use(
      answer('/lab/prompts', { items: [listedPrompt()] }),
      answer('/lab/prompts/merge-intervals', prompt()),
      answer('/lab/sessions', { items: [session()], next: null }),
      answer('/lab/sessions/session_0123456789abcdef', session()),
      http.post('*/api/v1/lab/prompts/merge-intervals/sessions', async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json(session(), { status: 202 });
      }),
    );
    const { user, router } = open();
    await user.click(await screen.findByRole('button', { name: 'Run merge-intervals' }));
    const form = screen.getByRole('form', { name: 'Run merge-intervals' });
    await user.click(await within(form).findByText('Session of several runs'));
    expect(
      await within(form).findByText(/2 configs × 2 rows × 5 runs = 20 calls, and those of the judge/),
    ).toBeVisible();
    await user.click(within(form).getByRole('checkbox', { name: /full-low/ }));
    expect(within(form).getByText(/1 config × 2 rows × 5 runs = 10 calls/)).toBeVisible();
    await user.click(within(form).getByRole('button', { name: 'Start the session' }));
    await screen.findByRole('heading', { name: 'Sessions' });
    expect(sent).toEqual([{ runs: 5, configs: ['mini-medium'], reviewPrompt: 'general-quality' }]);
    expect(router.state.location.search).toBe('?active=all&session=session_0123456789abcdef');
  });
});

describe('a prompt', () => {
  const served = [
    answer('/lab/prompts', { items: [listedPrompt()] }),
    answer('/lab/prompts/merge-intervals', prompt()),
    answer('/lab/sessions', { items: [session()], next: null }),
  ];
  it('shows its messages with variables marked, its rows, and its runs', async () => {
    server.use(
      ...served,
      answer('/lab/prompts/merge-intervals/runs', { items: [run(), run({ id: 'run_x', failed: 1 })] }),
    );
    open('/lab/prompts/merge-intervals');
    expect(await screen.findByText('1 without answer')).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Message 2, user' })).toHaveTextContent(
      'Merge the {kind} spans; keep {{braces}}.',
    );
    expect(screen.getByText('{kind}')).toBeInTheDocument();
    expect(screen.getByText('half-open')).toBeInTheDocument();
    expect(await screen.findByText('run 3 of 5: 2 of 3 answers')).toBeInTheDocument();
  });
  it('says what goes with a run before it goes', async () => {
    const gone: string[] = [];
    server.use(
      ...served,
      answer('/lab/prompts/merge-intervals/runs', { items: [run()] }),
      answer('/lab/runs/run_0123456789ab/deletion', {
        ...{ runs: 1, experiments: 3, batches: 1, aiScores: 3, rankings: 0, manualScores: 0 },
      }),
      http.delete('*/api/v1/lab/runs/:id', ({ params }) => {
        gone.push(String(params['id']));
        return HttpResponse.json({ runs: 1, experiments: 3, batches: 1, aiScores: 3, rankings: 0, manualScores: 0 });
      }),
    );
    const { user } = open('/lab/prompts/merge-intervals');
    await user.click(await screen.findByRole('button', { name: /^Delete the run of/ }));
    expect(await screen.findByText(/3 answers and 1 AI scoring go with it for good/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Delete the run' }));
    await screen.findByText('The run was deleted.');
    expect(gone).toEqual(['run_0123456789ab']);
  });
  it('can be restored where it was deleted, and is not run until then', async () => {
    server.use(
      answer('/lab/prompts/merge-intervals', prompt({ isActive: false })),
      ...served,
      answer('/lab/prompts/merge-intervals/runs', { items: [] }),
    );
    open('/lab/prompts/merge-intervals');
    expect(await screen.findByRole('button', { name: 'Restore' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Run/ })).toBeNull();
  });
});
