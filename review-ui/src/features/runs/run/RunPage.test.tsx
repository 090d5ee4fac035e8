import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { answer, apiServer, problem } from '@/test/api';
import { oneCase } from '@/test/fixtures/case';
import { matrixColumns, run, runA, taskRows } from '@/test/fixtures/runs';
import { renderRoutes } from '@/test/render';
import { runsRoutes } from '../routes';

const server = apiServer();
const rows = taskRows();

function open(search = '') {
  const asked: string[] = [];
  server.use(
    answer('/runs/:run', run()),
    answer('/runs', { items: [run().run], next: null }),
    answer('/runs/:run/tasks', (request) => {
      asked.push(new URL(request.url).search);
      return { columns: matrixColumns, items: rows, next: null };
    }),
    answer('/runs/:run/cases/:id', (request) => oneCase({ id: request.url.split('/').at(-1) ?? '' })),
  );
  return { ...renderRoutes(runsRoutes, `/runs/${runA}${search}`), asked };
}

describe('the page of a run', () => {
  it('shows what ran, the gates with their values, and the models', async () => {
    open();
    expect(await screen.findByRole('heading', { name: 'eval_v1' })).toBeInTheDocument();
    const gates = within(screen.getByRole('list', { name: 'Gates' })).getAllByRole('listitem');
    expect(gates.map((gate) => gate.textContent)).toEqual([
      'metgpt-4o pass@1, lower ≥ .6000.718',
      'metunmeasured ≤ .0200.015',
      'not metgpt-4o-mini pass@1 ≥ .7000.672',
    ]);
    const weak = within(screen.getByRole('region', { name: 'Models' })).getByRole('row', { name: /sample-weak/ });
    expect(weak).toHaveTextContent('unpriced');
    expect(screen.getByRole('columnheader', { name: /95% interval over 48 to 50 tasks/ })).toBeInTheDocument();
  });
  it('never holds what was not measured against a model', async () => {
    open();
    const matrix = await screen.findByRole('grid', { name: 'Tasks by model' });
    expect(within(matrix).getByText('not measured').closest('[data-tone]')).toHaveAttribute('data-tone', 'unmeasured');
    expect(within(matrix).getByText('unsupported').closest('[data-tone]')).toHaveTextContent('n 0');
  });
  it('filters tasks in the address', async () => {
    const { user, router, asked } = open('?topic=lists');
    await user.click(await screen.findByRole('button', { name: 'Failed 21' }));
    expect(router.state.location.search).toBe('?topic=lists&verdict=failed');
    await waitFor(() => expect(asked).toContain('?verdict=failed&topic=lists'));
    expect(screen.getByRole('button', { name: 'Failed 21' })).toHaveAttribute('aria-pressed', 'true');
  });
  it('opens a case by keyboard, follows j and l, and closes with Esc', async () => {
    const { user, router } = open();
    await screen.findByRole('grid', { name: 'Tasks by model' });
    const at = () => new URLSearchParams(router.state.location.search).get('case');
    await user.keyboard('j{Enter}');
    expect(at()).toBe(rows[0]?.cells[0]?.caseId);
    expect(await screen.findByText('ValueError')).toBeInTheDocument();
    await user.keyboard('jl');
    expect(at()).toBe(rows[1]?.cells[1]?.caseId);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(at()).toBeNull());
  });
  it('says that a run did not load', async () => {
    for (const path of ['/runs/:run', '/runs/:run/tasks']) server.use(problem(path, 404, 'There is no run abc.'));
    renderRoutes(runsRoutes, '/runs/abc');
    expect(await screen.findByRole('alert')).toHaveTextContent('The run did not load. There is no run abc.');
  });
});
