import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { answer, apiServer, problem } from '@/test/api';
import { listed } from '@/test/fixtures/runs';
import { renderRoutes } from '@/test/render';
import { runsRoutes } from '../routes';

const server = apiServer();
const open = (address = '/runs') => renderRoutes(runsRoutes, address);

describe('the list of runs', () => {
  it('says what to run when there is none', async () => {
    server.use(answer('/runs', { items: [], next: null }));
    open();
    expect(await screen.findByText('No runs yet')).toBeInTheDocument();
    expect(screen.getByText(/^llm-eval run /)).toBeInTheDocument();
  });
  it('shows each model with its interval and n, and cost that is not known as unpriced', async () => {
    server.use(answer('/runs', { items: [listed({ cost: { all: [], paid: [], unpriced: 5 } })], next: null }));
    open();
    const row = (await screen.findByRole('link', { name: 'eval_v1' })).closest('[role="row"]') as HTMLElement;
    expect(within(row).getByRole('img', { name: '0.804, interval .718 to .890' })).toBeInTheDocument();
    expect(within(row).getByText('.349 to .575')).toBeInTheDocument();
    expect(within(row).getByText('unpriced')).toBeInTheDocument();
  });
  it('shows how far a run is that still works', async () => {
    const cases = { planned: 200, passed: 80, failed: 20, notMeasured: 0, pending: 100 };
    server.use(answer('/runs', { items: [listed({ status: 'running', cases })], next: null }));
    open();
    expect(await screen.findByRole('progressbar', { name: '100 of 200 cases are done' })).toBeInTheDocument();
  });
  it('takes its filters from the address and keeps them there', async () => {
    const asked: string[] = [];
    server.use(
      answer('/runs', (request) => {
        asked.push(new URL(request.url).search);
        return { items: [listed()], next: null };
      }),
    );
    const { user, router } = open('/runs?status=killed&model=gpt-4o');
    await screen.findByRole('link', { name: 'eval_v1' });
    expect(asked).toEqual(['?status=killed&model=gpt-4o']);
    await user.click(screen.getByRole('button', { name: 'Status: killed' }));
    await user.click(await screen.findByRole('menuitemcheckbox', { name: 'running' }));
    expect(router.state.location.search).toBe('?model=gpt-4o&status=killed&status=running');
  });
  it('offers to clear filters that match nothing', async () => {
    server.use(answer('/runs', { items: [], next: null }));
    const { user, router } = open('/runs?config=gone');
    await user.click(await screen.findByRole('button', { name: 'Clear the filters' }));
    expect(router.state.location.search).toBe('');
  });
  it('says why it did not load and what was kept, and tries again', async () => {
    server.use(problem('/runs', 400, 'There is no status of that name.'));
    const { user } = open('/runs?status=odd');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(
      'The run list did not load. There is no status of that name. Your filters are kept.',
    );
    server.use(answer('/runs', { items: [listed()], next: null }));
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'eval_v1' })).toBeInTheDocument();
  });
});
