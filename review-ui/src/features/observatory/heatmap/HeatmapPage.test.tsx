import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { answer, apiServer, problem } from '@/test/api';
import {
  diff,
  filters,
  gaps,
  heatmap,
  history,
  model,
  observed,
  promotion,
  provenance,
  summary,
} from '@/test/fixtures/observatory';
import { renderRoutes } from '@/test/render';
import { observatoryRoutes } from '../routes';

const server = apiServer();
const examples = { path: 'observatory/runs/:run/examples', element: <p>the examples</p> };

function open(search = '') {
  const asked: string[] = [];
  server.use(
    answer('/observatory/summary', summary),
    answer('/observatory/filters', filters),
    answer('/observatory/heatmap', (request) => {
      asked.push(new URL(request.url).search);
      return heatmap();
    }),
    answer('/observatory/models/:model/history', { model: model(), datasets: [history()] }),
    answer('/observatory/models/:model/gaps', gaps()),
    answer('/observatory/models/:model', observed()),
    answer('/observatory/diff', diff()),
    answer('/observatory/promotion', promotion()),
    answer('/observatory/alerts', { items: [], next: null }),
    answer('/observatory/runs/:run', provenance()),
  );
  return { ...renderRoutes([examples, ...observatoryRoutes], `/observatory${search}`), asked };
}

const grid = () => screen.findByRole('grid', { name: 'Best scores, models by datasets' });

describe('the heatmap', () => {
  it('shows every state with its word, groups by type, and the missing of a coverage below all', async () => {
    open();
    const table = within(await grid());
    for (const word of ['running', 'failed', 'invalid', 'pending', '–'])
      expect(table.getByText(word)).toBeInTheDocument();
    expect(table.getByText('Training')).toBeInTheDocument();
    expect(table.getByText('Baselines')).toBeInTheDocument();
    expect(table.getByRole('button', { name: /3\/4 datasets evaluated; missing: ds-1000/ })).toHaveTextContent('3/4');
    expect(table.getByRole('gridcell', { name: /gpt-4o on humaneval.*best of its column/ })).toHaveAttribute(
      'data-best',
    );
  });
  it('moves by keys with one stop for Tab, and opens the examples of the chosen cell', async () => {
    const { user, router } = open();
    const table = await grid();
    within(table)
      .getByRole('gridcell', { name: /coder-7b on bugfix/ })
      .focus();
    await user.keyboard('{ArrowRight}');
    expect(table.querySelectorAll('[role="gridcell"][tabindex="0"]')).toHaveLength(1);
    expect(document.activeElement).toHaveAccessibleName(/coder-7b on humaneval/);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toBe('/observatory/runs/run-humaneval/examples'));
  });
  it('keeps the chosen cell in the address and shows its model below', async () => {
    const { user, router } = open('?dataset=mbpp&model=gpt-4o');
    const table = await grid();
    expect(table.querySelector('[tabindex="0"][data-column]')).toHaveAccessibleName(/gpt-4o on mbpp/);
    await user.click(within(table).getByRole('button', { name: 'coder-7b' }));
    await waitFor(() => expect(router.state.location.search).toBe('?dataset=mbpp&model=coder-7b'));
    expect(await screen.findByText(/promotion blocked/)).toHaveTextContent('ds-1000: 0.4200 < 0.4500');
    expect((await screen.findAllByText('too little data')).length).toBeGreaterThan(0);
  });
  it('shows where a score comes from with p, and hides it with Esc', async () => {
    const { user } = open();
    const table = await grid();
    within(table)
      .getByRole('gridcell', { name: /coder-7b on bugfix/ })
      .focus();
    await user.keyboard('p');
    const card = await screen.findByRole('tooltip');
    expect(card).toHaveTextContent('95% wilson .486 to .612, n = 236');
    await waitFor(() => expect(card).toHaveTextContent('v1.4, test split, seed 1234'));
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('tooltip')).not.toBeInTheDocument();
  });
  it('asks for what the address says, and finds a model by its name', async () => {
    const { asked, user, router } = open('?owner=eval&suite=core&type=training');
    const table = await grid();
    expect(asked[0]).toBe('?owner=eval&suite=core&type=training');
    await user.type(screen.getByRole('textbox', { name: 'Find a model' }), '1b');
    expect(router.state.location.search).toContain('q=1b');
    expect(within(table).queryByText('gpt-4o')).not.toBeInTheDocument();
    expect(within(table).getByText('coder-1b')).toBeInTheDocument();
  });
  it('says that it did not load, and what was kept', async () => {
    open('?suite=gone');
    server.use(problem('/observatory/heatmap', 404, 'There is no suite gone.'));
    expect(await screen.findByRole('alert')).toHaveTextContent('There is no suite gone. Your filters are kept.');
  });
});
