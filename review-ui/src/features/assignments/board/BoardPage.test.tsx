import type { QueryClient } from '@tanstack/react-query';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { answer, apiServer, problem } from '@/test/api';
import { attempt, attemptDetail, board, roundOne, webRun } from '@/test/fixtures/assignments';
import { renderRoutes } from '@/test/render';
import type { Attempt } from '../api/types';
import { assignmentsRoutes } from '../routes';

const server = apiServer();

function open(search = '', attempts: readonly Attempt[] = []) {
  const asked: string[] = [];
  server.use(
    answer('/assignments/board', (request) => {
      asked.push(new URL(request.url).search);
      return board();
    }),
    answer('/assignments/attempts', [...attempts]),
    answer('/assignments/attempts/:id', attemptDetail()),
  );
  let queries!: QueryClient;
  const routes = (client: QueryClient) => {
    queries = client;
    return assignmentsRoutes;
  };
  return { ...renderRoutes(routes, `/assignments${search}`), asked, queries };
}

const grid = () => screen.findByRole('grid', { name: 'Subjects by template and round' });

describe('the board', () => {
  it('says what passed, the page rate, regressions and what was not measured', async () => {
    open();
    const rows = within(await grid())
      .getAllByRole('row')
      .slice(1);
    expect(rows.map((row) => row.textContent)).toEqual([
      'builder-carefulsum-of-salespassed1/1page1.000passed1/1page1.000no regression',
      'builder-careless, tersesum-of-salesfailed0/1page.750failed1/2 1 not measured 1 pendingpage.500 regressed .250',
      'builder-careless, tersetodo-listnot measuredn 0pagenonenot asked',
    ]);
    expect(screen.getAllByText(/more is better/)).toHaveLength(1);
  });
  it('shows the run of the address, and another one when it is chosen', async () => {
    const { user, router, asked } = open(`?run=${webRun}&model=builder-careful`);
    await user.click(await screen.findByRole('combobox', { name: 'Run' }));
    await user.click(await screen.findByRole('option', { name: /^older/ }));
    await waitFor(() => expect(asked.at(-1)).toContain('a5510002'));
    expect(asked[0]).toBe(`?run=${webRun}`);
    expect(router.state.location.search).toBe('?run=01970000-0000-7000-8000-0000a5510002');
  });
  it('stays with the run that it shows when a newer one begins', async () => {
    const { asked, queries } = open();
    await grid();
    await queries.invalidateQueries({ queryKey: ['assignments', 'board'] });
    expect(asked).toEqual(['', `?run=${webRun}`]);
  });
  it('filters in the address, and says when nothing is left', async () => {
    const { user, router } = open('?template=gone');
    await screen.findByText('Nothing matches these filters');
    await user.click(screen.getAllByRole('button', { name: 'Clear the filters' })[0] as HTMLElement);
    expect(router.state.location.search).toBe('');
    expect(within(await grid()).getAllByRole('row')).toHaveLength(4);
  });
  it('opens the only attempt of a cell with Enter', async () => {
    const { user, router } = open('', [attempt(), attempt({ id: roundOne, round: 1 })]);
    await grid();
    await user.keyboard('j{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toBe(`/assignments/attempts/${roundOne}`));
  });
  it('lists several attempts of a cell beside the board, and closes with Esc', async () => {
    const { user, router } = open('', [attempt(), attempt({ id: roundOne, repeat: 1, outcome: 'passed' })]);
    await grid();
    await user.keyboard('jjl{Enter}');
    const list = await screen.findByRole('list', { name: 'Attempts' });
    expect(within(list).getAllByRole('link')).toHaveLength(2);
    expect(within(list).getByRole('link', { name: /repeat 2/ })).toHaveAttribute(
      'href',
      `/assignments/attempts/${roundOne}`,
    );
    expect(router.state.location.search).toContain('cell=builder-careless%2Fterse%2Fsum-of-sales%2F2');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(router.state.location.search).toBe(''));
  });
  it('says what to run when there is nothing, and what failed', async () => {
    server.use(answer('/assignments/board', board({ run: null, runs: [], cells: [] })));
    const { unmount } = renderRoutes(assignmentsRoutes, '/assignments');
    expect(await screen.findByText('llm-eval run configs/assignments.yaml')).toBeInTheDocument();
    unmount();
    server.use(problem('/assignments/board', 404, "Run 'abc' has no web-app tasks."));
    renderRoutes(assignmentsRoutes, '/assignments?run=abc');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      "The board did not load. Run 'abc' has no web-app tasks.",
    );
    expect(screen.getByRole('link', { name: 'The newest run with web-app tasks' })).toBeInTheDocument();
  });
});
