import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { answer, apiServer, problem } from '@/test/api';
import { batch, card, comparison, labRun, savedRanking } from '@/test/fixtures/labCompare';
import { renderRoutes } from '@/test/render';
import { ComparePage } from './ComparePage';

const server = apiServer();
const me = { user: { id: 'ada', name: 'ada', role: 'admin' }, csrfToken: null };

interface Saved {
  prompt: string;
  run: string;
  groups: string[][];
  basedOnBatch: string | null;
  activeMs: number;
}

/** Opens the page over a server that has one comparison; null: that has no such prompt. */
function open(shown: ReturnType<typeof comparison> | null = comparison(), search = '') {
  const saved: Saved[] = [];
  const marked: unknown[] = [];
  let current = shown ?? comparison();
  server.use(
    answer('/me', me),
    shown === null
      ? problem('/lab/compare/:prompt', 404, 'There is no prompt merge-intervals.')
      : answer('/lab/compare/:prompt', () => current),
    answer('/lab/prompts/:name/recommendation', comparison().recommendation ?? {}),
    http.post('*/api/v1/lab/rankings', async ({ request }) => {
      const body = (await request.json()) as Saved;
      saved.push(body);
      const own = savedRanking(body.groups, { basedOnBatch: body.basedOnBatch, activeMs: body.activeMs });
      current = { ...current, own, rankings: [own] };
      return HttpResponse.json(own, { status: 201 });
    }),
    http.put('*/api/v1/lab/experiments/:id/acceptability', async ({ request, params }) => {
      const body = (await request.json()) as { isAcceptable: boolean };
      marked.push([params['id'], body.isAcceptable]);
      const cards = current.cards.map((one) =>
        one.experiment === params['id'] ? { ...one, isAcceptable: body.isAcceptable } : one,
      );
      current = { ...current, cards };
      return new HttpResponse(null, { status: 204 });
    }),
  );
  const page = { path: 'lab/compare/:prompt', element: <ComparePage /> };
  const elsewhere = { path: 'elsewhere', element: <p>elsewhere</p> };
  return {
    ...renderRoutes([page, elsewhere], `/lab/compare/merge-intervals${search}`),
    saved,
    marked,
    set: (next: typeof current) => (current = next),
  };
}

const cards = async () => within(await screen.findByRole('group', { name: 'Answers' })).getAllByRole('article');
const order = async () =>
  (await cards()).map((one) => (one.getAttribute('aria-label') ?? '').replace(', rank ', ' ').replace(', tied', '='));
const standing = () => screen.getByRole('status', { name: 'Ranking' });

describe('ranking', () => {
  it('begins with the judge’s order and saves nothing by itself', async () => {
    const { saved } = open();
    expect(await order()).toEqual(['full-low 1', 'mini-medium 2', 'full-high 3', 'mini-minimal 4', 'nano-low 5']);
    expect(standing()).toHaveTextContent('not ranked by you');
    expect(saved).toEqual([]);
  });

  it('is done by keys alone, and saved with its ties, the scoring it was based on, and the time', async () => {
    const { user, saved } = open();
    await cards();
    // full-low is the current one: to rank 2, then tie it and mini-medium, then full-high first.
    await user.keyboard('2');
    expect(await order()).toEqual(['mini-medium 1', 'full-low 2', 'full-high 3', 'mini-minimal 4', 'nano-low 5']);
    expect(standing()).toHaveTextContent('not saved');
    await user.keyboard('t');
    expect((await order()).slice(0, 3)).toEqual(['mini-medium 1=', 'full-low 1=', 'full-high 3']);
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement).toHaveAccessibleName(/full-high/);
    await user.keyboard('1');
    expect(screen.getByRole('status', { name: 'What changed' })).toHaveTextContent('full-high: rank 1');
    expect(saved).toEqual([]);
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(standing()).toHaveTextContent(/saved \d\d:\d\d/));
    expect(saved).toEqual([
      {
        prompt: 'merge-intervals',
        run: 'run_3',
        groups: [['e3'], ['e1', 'e2'], ['e4'], ['e5']],
        basedOnBatch: 'batch-1',
        notes: null,
        activeMs: expect.any(Number) as number,
      },
    ]);
    expect(saved[0]?.activeMs).toBeGreaterThan(0);
    await user.keyboard('{Control>}s{/Control}');
    expect(saved).toHaveLength(1);
  });

  it('moves a lifted card by arrows as one step, puts it back by Esc, and takes steps back', async () => {
    const { user } = open();
    await cards();
    await user.keyboard(' {ArrowRight}{ArrowRight} ');
    expect((await order()).slice(0, 3)).toEqual(['mini-medium 1', 'full-high 2', 'full-low 3']);
    await user.keyboard(' {ArrowLeft}{ArrowLeft}{Escape}');
    expect((await order()).slice(0, 3)).toEqual(['mini-medium 1', 'full-high 2', 'full-low 3']);
    await user.keyboard('{Control>}z{/Control}');
    expect((await order()).slice(0, 3)).toEqual(['full-low 1', 'mini-medium 2', 'full-high 3']);
    expect(standing()).toHaveTextContent('not ranked by you');
    await user.keyboard('Z');
    expect((await order())[0]).toBe('mini-medium 1');
  });

  it('can be done by the menu of a card, without keys and without dragging', async () => {
    const { user } = open();
    await cards();
    await user.click(screen.getByRole('button', { name: /change the place of nano-low/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Rank 1' }));
    expect((await order())[0]).toBe('nano-low 1');
    await user.click(screen.getByRole('button', { name: /change the place of full-low/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Tie with the one before' }));
    expect((await order()).slice(0, 2)).toEqual(['nano-low 1=', 'full-low 1=']);
  });

  it('is kept when it cannot be saved, and says why', async () => {
    const { user, saved } = open();
    await cards();
    server.use(
      http.post('*/api/v1/lab/rankings', () =>
        HttpResponse.json({ title: 'No', detail: 'The run was deleted.' }, { status: 409 }),
      ),
    );
    await user.keyboard('3{Control>}s{/Control}');
    await waitFor(() => expect(standing()).toHaveTextContent('The run was deleted. Your ranking is kept here.'));
    expect((await order())[2]).toBe('full-low 3');
    expect(saved).toEqual([]);
  });

  it('stays while a judge finishes, and follows the judge while nothing was changed', async () => {
    const unscored = comparison({ batches: [], agreement: null });
    const { user, set } = open(unscored);
    expect((await order())[0]).toBe('mini-medium 1');
    await user.keyboard('{ArrowRight}1');
    expect((await order())[0]).toBe('full-low 1');
    await user.keyboard('{Control>}z{/Control}');
    set(comparison());
    await user.keyboard('x');
    await screen.findByRole('button', { name: /AI ranked/ });
    // Undone, it is as it was before the first step: what the person saw then.
    expect((await order())[0]).toBe('mini-medium 1');
  });

  it('leaves out what has no answer, with the reason on its card', async () => {
    const failed = card('e6', 'broken', { response: null, error: 'The provider answered 500.', finishReason: null });
    const empty = card('e7', 'silent', {
      response: '',
      finishReason: 'length',
      explanation: 'Reasoning used all 200 tokens that the answer may have.',
    });
    const { user, saved } = open(comparison({ cards: [...comparison().cards, failed, empty] }));
    const all = await cards();
    expect(all.at(-1)).toHaveAccessibleName('broken, not ranked');
    expect(all.at(-1)).toHaveTextContent('The provider answered 500.');
    expect(screen.getByText('Reasoning used all 200 tokens that the answer may have.')).toBeInTheDocument();
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]?.groups.flat()).not.toContain('e6');
    expect(saved[0]?.groups.flat()).toContain('e7');
  });
});

describe('leaving', () => {
  it('asks once when the ranking is not saved, and saves on the way out', async () => {
    const { user, router, saved } = open();
    await cards();
    await user.keyboard('3');
    void router.navigate('/elsewhere');
    const dialog = await screen.findByRole('dialog', { name: 'Your ranking is not saved' });
    await user.click(within(dialog).getByRole('button', { name: 'Stay' }));
    expect(router.state.location.pathname).toBe('/lab/compare/merge-intervals');
    expect((await order())[2]).toBe('full-low 3');
    void router.navigate('/elsewhere');
    await user.click(await screen.findByRole('button', { name: 'Save and leave' }));
    expect(await screen.findByText('elsewhere')).toBeInTheDocument();
    expect(saved).toHaveLength(1);
  });
  it('does not ask when it is sorted in another way, and not when nothing was changed', async () => {
    const { user, router } = open();
    await cards();
    await user.keyboard('3');
    await user.click(within(screen.getByRole('radiogroup', { name: 'Sort' })).getByRole('radio', { name: 'Time' }));
    expect(router.state.location.search).toBe('?sort=time');
    expect((await order())[0]).toContain('mini-minimal');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    await user.keyboard('{Control>}z{/Control}');
    void router.navigate('/elsewhere');
    expect(await screen.findByText('elsewhere')).toBeInTheDocument();
  });
});

describe('the page', () => {
  it('asks for the run of the address and offers the others', async () => {
    const asked: string[] = [];
    const { user, router } = open(comparison(), '?run=run_3');
    server.use(
      answer('/lab/compare/:prompt', (request) => {
        const run = new URL(request.url).searchParams.get('run') ?? '';
        asked.push(run);
        return comparison({ run: labRun(run) });
      }),
    );
    await user.click(await screen.findByRole('button', { name: /run 3 of 5/ }));
    await user.click(await screen.findByRole('menuitemradio', { name: /Run 5/ }));
    await waitFor(() => expect(router.state.location.search).toBe('?run=run_5'));
    await waitFor(() => expect(asked).toContain('run_5'));
    expect(screen.queryByRole('menu')).not.toBeInTheDocument();
    await waitFor(() => expect(document.activeElement).toHaveAccessibleName(/^run \d of 5$/));
  });
  it('marks answers at once, each key counts, and what the server refuses is taken back', async () => {
    const { user, marked } = open();
    const [first] = await cards();
    await user.keyboard('x');
    expect(first).toHaveTextContent('not acceptable');
    await user.keyboard('xx');
    expect(first).toHaveTextContent('not acceptable');
    await waitFor(() =>
      expect(marked).toEqual([
        ['e2', false],
        ['e2', true],
        ['e2', false],
      ]),
    );
    server.use(
      http.put('*/api/v1/lab/experiments/:id/acceptability', () => HttpResponse.json({ title: 'No' }, { status: 403 })),
    );
    await user.keyboard('x');
    expect(await screen.findByText('The answer was not marked.')).toBeInTheDocument();
    await waitFor(() => expect(first).toHaveTextContent('not acceptable'));
  });
  it('shows a response in full with Enter, and takes keys again after Esc', async () => {
    const { user } = open();
    await cards();
    await user.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog', { name: 'Full response of full-low' });
    expect(dialog).toHaveTextContent('The first call on e2.');
    await user.keyboard('3{Escape}5');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect((await order())[4]).toBe('full-low 5');
  });
  it('says who wins, or that nobody does, and how little the agreement proves', async () => {
    const own = savedRanking([['e1'], ['e2', 'e3'], ['e4'], ['e5']]);
    open(
      comparison({
        own,
        rankings: [own],
        agreement: {
          batch: 'batch-1',
          tau: {
            name: 'tau-b',
            value: 0.74,
            lower: -0.11,
            upper: 1,
            level: 0.95,
            method: 'bootstrap',
            n: 5,
            reason: null,
          },
          n: 5,
          topThreeOverlap: 3,
          samePlace: 2,
          changes: [],
        },
      }),
    );
    expect(await screen.findByRole('heading', { name: 'No significant winner' })).toBeInTheDocument();
    expect(screen.getByText('Leading:')).toBeInTheDocument();
    expect(screen.getByText('0.74')).toBeInTheDocument();
    expect(screen.getByText(/95% bootstrap −0\.11 to 1\.00, n = 5/)).toBeInTheDocument();
    expect(
      screen.getByText('Quality: no detectable difference from full-low (−0.2, −0.7 to 0.3).'),
    ).toBeInTheDocument();
    expect(screen.getByText(/The interval includes 0: this may be chance/)).toHaveTextContent('Top 3 overlap 3 of 3');
    expect(screen.getByText(/mini-medium > full-low = full-high/)).toBeInTheDocument();
    expect(screen.getByRole('img', { name: /^mini-minimal: quality 7.1/ })).toBeInTheDocument();
  });
  it('shows another scoring, and closes the menu that it was chosen from', async () => {
    const older = batch({ id: 'batch-0', reviewPromptName: 'Brevity' });
    const { user, router } = open(comparison({ batches: [batch(), older] }));
    await user.click(await screen.findByRole('button', { name: 'AI ranked' }));
    await user.click(await screen.findByRole('menuitemradio', { name: /^Brevity/ }));
    expect(router.state.location.search).toBe('?batch=batch-0');
    expect(screen.queryByRole('menu')).not.toBeInTheDocument();
    expect(document.activeElement).toHaveAccessibleName('AI ranked');
  });
  it('says that a scoring failed and made nothing up', async () => {
    open(comparison({ batches: [batch({ id: 'b2', status: 'failed', error: 'No ranks.', scores: [] }), batch()] }));
    expect(await screen.findByText(/No score was made up/)).toHaveTextContent('No ranks.');
    expect(await order()).toHaveLength(5);
  });
  it('says what to do when nothing was run', async () => {
    open(comparison({ run: null, runs: [], cards: [], batches: [], recommendation: null, tradeOff: null }));
    expect(await screen.findByText('llm-eval lab run --prompt merge-intervals')).toBeInTheDocument();
  });
  it('says that it did not load', async () => {
    open(null);
    expect(await screen.findByText(/There is no prompt merge-intervals/)).toBeInTheDocument();
  });
});
