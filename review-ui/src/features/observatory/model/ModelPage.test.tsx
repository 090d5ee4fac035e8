import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { answer, apiServer, problem } from '@/test/api';
import { baseline, diff, gaps, history, listed, model, observed, promotion } from '@/test/fixtures/observatory';
import { renderRoutes } from '@/test/render';
import { observatoryRoutes } from '../routes';

const server = apiServer();

function open(search = '') {
  const asked: string[] = [];
  server.use(
    answer('/observatory/models/:model/history', { model: model(), datasets: [history()] }),
    answer('/observatory/models/:model/gaps', (request) => {
      asked.push(new URL(request.url).search);
      return gaps();
    }),
    answer('/observatory/models/:model', observed()),
    answer('/observatory/models', { items: [listed(), listed(baseline)] }),
    answer('/observatory/diff', (request) => {
      asked.push(new URL(request.url).search);
      return diff();
    }),
    answer('/observatory/promotion', promotion()),
    answer('/observatory/alerts', { items: [], next: null }),
  );
  return { ...renderRoutes(observatoryRoutes, `/observatory/models/coder-7b${search}`), asked };
}

describe('the page of a model', () => {
  it('compares the last two checkpoints and the best baselines unless told otherwise', async () => {
    const { asked } = open();
    await screen.findByRole('table', { name: 'Change from A to B' });
    await waitFor(() => expect(asked).toContain('?against=best_baseline'));
    expect(asked).toContain('?a=coder-7b__step-35000&b=coder-7b__step-40000');
  });
  it('reads every gap with its word, and what forbids or limits it', async () => {
    open();
    const table = within(await screen.findByRole('region', { name: 'Gaps' }));
    for (const words of [
      'worse',
      'small but real',
      'no detectable differenceMDE .070',
      'too little dataMDE .350',
      'no interval',
      'better',
      'not comparabledataset_version',
    ]) {
      expect(table.getAllByRole('row').some((row) => row.textContent.includes(words))).toBe(true);
    }
  });
  it('keeps the reference in the address', async () => {
    const { user, asked, router } = open();
    await user.click(await screen.findByRole('combobox', { name: 'Hold against' }));
    await user.click(await screen.findByRole('option', { name: 'gpt-4o' }));
    await waitFor(() => expect(router.state.location.search).toBe('?against=model&reference=gpt-4o'));
    await waitFor(() => expect(asked).toContain('?against=model&reference=gpt-4o'));
  });
  it('tells clauses that fail from those that are not known', async () => {
    open();
    const clauses = (await screen.findByRole('heading', { name: 'release' })).closest('section') as HTMLElement;
    expect(
      within(clauses)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual([
      'failsds-1000: 0.4200 < 0.4500',
      'unknownbugfix: the newest measurement run-9 failed',
      'passesno open critical regression',
    ]);
  });
  it('says that a model is unknown', async () => {
    open();
    server.use(problem('/observatory/models/:model', 404, 'There is no model coder-7b.'));
    expect(await screen.findByText(/There is no model coder-7b/)).toBeInTheDocument();
  });
});
