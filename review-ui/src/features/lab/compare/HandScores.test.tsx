import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { answer, apiServer } from '@/test/api';
import { comparison, handScore } from '@/test/fixtures/labCompare';
import { renderRoutes } from '@/test/render';
import { ComparePage } from './ComparePage';

const server = apiServer();

/** Opens the page, where a score that is saved stands from then on. */
function open(role: 'reviewer' | 'viewer' = 'reviewer', scores = [handScore('bob', 6, { notes: 'Too long.' })]) {
  const saved: unknown[] = [];
  const base = comparison();
  let current = {
    ...base,
    cards: base.cards.map((one) => (one.experiment === 'e2' ? { ...one, scores } : one)),
  };
  server.use(
    answer('/me', { user: { id: 'ada', name: 'ada', role }, csrfToken: null }),
    answer('/lab/compare/:prompt', () => current),
    answer('/lab/prompts/:name/recommendation', base.recommendation ?? {}),
    http.put('*/api/v1/lab/experiments/:id/score', async ({ request, params }) => {
      const body = (await request.json()) as { score: number; notes: string | null };
      saved.push([params['id'], body]);
      const mine = handScore('ada', body.score, { notes: body.notes });
      current = {
        ...current,
        cards: current.cards.map((one) =>
          one.experiment === params['id']
            ? { ...one, scores: [mine, ...one.scores.filter(({ evaluator }) => evaluator !== 'ada')] }
            : one,
        ),
      };
      return HttpResponse.json(mine);
    }),
  );
  return {
    ...renderRoutes([{ path: 'lab/compare/:prompt', element: <ComparePage /> }], '/lab/compare/merge-intervals'),
    saved,
  };
}

const form = () => screen.findByRole('form', { name: 'Score full-low by hand' });

describe('scores by hand', () => {
  it('are given by keys alone, saved by the person, and replaced by the next one', async () => {
    const { user, saved } = open();
    const line = await screen.findByRole('button', { name: /By hand full-low/ });
    expect(line).toHaveTextContent('6 bob');
    expect(line).toHaveTextContent('Too long.');
    screen.getByRole('article', { name: /^full-low/ }).focus();
    await user.keyboard('s');
    const first = within(await form());
    expect(document.activeElement).toBe(first.getByLabelText(/^Score/));
    expect(first.getByText('It needs a score.')).toBeInTheDocument();
    expect(first.getByRole('listitem')).toHaveTextContent(/^bob: 6 .*Too long\.$/);
    await user.keyboard('7.5');
    await user.type(first.getByLabelText('correct'), '9');
    await user.type(first.getByLabelText('Notes'), 'Clear, 2 steps too many.');
    expect(saved).toEqual([]);
    await user.click(first.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(line).toHaveTextContent('7.5 you, 6 bob'));
    expect(saved).toEqual([
      [
        'e2',
        { score: 7.5, criteria: { correct: 9 }, notes: 'Clear, 2 steps too many.', strengths: null, weaknesses: null },
      ],
    ]);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(document.activeElement).toHaveAccessibleName(/^full-low, rank 1/);

    await user.keyboard('s');
    const second = within(await form());
    expect(second.getByRole('button', { name: 'Replace' })).toBeDisabled();
    await user.clear(second.getByLabelText(/^Score/));
    await user.keyboard('4{Enter}');
    await waitFor(() => expect(line).toHaveTextContent('4 you, 6 bob'));
    expect(saved).toHaveLength(2);
  });

  it('are refused out of their range, and kept when the server refuses', async () => {
    const { user, saved } = open();
    await user.click(await screen.findByRole('button', { name: /By hand full-low/ }));
    server.use(
      http.put('*/api/v1/lab/experiments/:id/score', () =>
        HttpResponse.json({ title: 'No', detail: 'The run was deleted.' }, { status: 404 }),
      ),
    );
    await user.keyboard('11');
    const shown = within(await form());
    expect(shown.getByText('Scores are from 0 to 10.')).toBeInTheDocument();
    await user.keyboard('{Backspace}{Enter}');
    expect(await shown.findByRole('alert')).toHaveTextContent(
      'Your score was not saved. The run was deleted. What you wrote is kept here.',
    );
    expect(shown.getByLabelText(/^Score/)).toHaveValue('1');
    expect(saved).toEqual([]);
  });

  it('are only read by those who may only look', async () => {
    const { user } = open('viewer');
    await user.click(await screen.findByRole('button', { name: /By hand full-low/ }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Scores of full-low by hand' }));
    expect(dialog.getByText('Too long.')).toBeInTheDocument();
    expect(dialog.queryByRole('textbox')).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Score by hand/ })).not.toBeInTheDocument();
  });
});
