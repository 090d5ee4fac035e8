import { act, screen, waitFor, within } from '@testing-library/react';
import { Outlet } from 'react-router';
import { describe, expect, it } from 'vitest';
import { EventsContext, type ServerEvent } from '@/lib/events/EventsContext';
import { answer, apiServer, problem } from '@/test/api';
import { attempt, attemptDetail, evidence, judged, picture, roundOne, roundTwo } from '@/test/fixtures/assignments';
import { renderRoutes } from '@/test/render';
import type { AttemptDetail } from '../api/types';
import { assignmentsRoutes } from '../routes';

const server = apiServer();

function open(detail: AttemptDetail = attemptDetail(), search = '') {
  const asked: string[] = [];
  server.use(
    answer('/assignments/attempts/:id', detail),
    answer('/assignments/attempts/:id/checks/:position/evidence', (request) => {
      asked.push(new URL(request.url).pathname);
      return evidence();
    }),
  );
  return { ...renderRoutes(assignmentsRoutes, `/assignments/attempts/${roundTwo}${search}`), asked };
}

const at = (search: string) => Object.fromEntries(new URLSearchParams(search));

describe('an attempt', () => {
  it('says what came of it, with its checks by kind and the regression by name', async () => {
    open();
    expect(await screen.findByRole('heading', { name: 'sum-of-sales' })).toBeInTheDocument();
    expect(screen.getByText('$0.07')).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'Page, 1 of 2 passed, 1 without a result' })).toBeInTheDocument();
    const regression = screen.getByRole('button', { name: /48,210.75/ });
    expect(regression).toHaveTextContent('round 1 · regressionfailed');
    expect(regression).toHaveAttribute('aria-pressed', 'true');
    expect(screen.getByText('1 regression')).toBeInTheDocument();
  });
  it('shows the screenshot at once, and asks for logs only when they are looked at', async () => {
    const { user, router, asked } = open();
    expect(await screen.findByRole('img', { name: /The page at the check/ })).toHaveAttribute(
      'src',
      `/api/v1/assignments/evidence/${picture}`,
    );
    expect(asked).toEqual([]);
    await user.keyboard('e');
    expect(await screen.findByLabelText('Console', { selector: 'pre' })).toHaveTextContent(
      'error: <img src=x onerror=alert(1)>RLO',
    );
    expect(asked).toEqual([`/api/v1/assignments/attempts/${roundTwo}/checks/3/evidence`]);
    expect(at(router.state.location.search)).toEqual({ view: 'console' });
    await user.keyboard('e');
    expect(await screen.findByText('The page asked for nothing.')).toBeInTheDocument();
  });
  it('shows what the judge said, word for word, and what that cost', async () => {
    open(attemptDetail(), '?check=1');
    server.use(answer('/assignments/attempts/:id/checks/:position/evidence', judged));
    const list = await screen.findByRole('list', { name: 'Answers of the judge' });
    const [first, second] = within(list).getAllByRole('listitem');
    expect(first).toHaveTextContent(/score 0.84, 1.900 tokens in, 40 out, \$0.0032, 2.8 s/);
    expect(within(first as HTMLElement).getByLabelText('Answer 1')).toHaveTextContent(
      '{"score":0.84,"reason":"<img src=x onerror=alert(1)>RLO',
    );
    expect(second).toHaveTextContent('no score, cost unknown, paid for earlier');
    expect(second).toHaveTextContent('Not readable: the provider is down');
    expect(list.querySelectorAll('img')).toHaveLength(0);
  });
  it('holds no markup and no link of a model or a page', async () => {
    const { container } = open(attemptDetail(), '?view=dom&file=app.js');
    const dom = await screen.findByRole('textbox', { name: 'DOM' });
    expect(dom).toHaveTextContent('<html><body><img src=x onerror=alert(1)>RLO');
    expect(await screen.findByRole('textbox', { name: 'app.js in round 2' })).toHaveTextContent('<img src=x');
    expect(container.querySelectorAll('img[src]')).toHaveLength(0);
    expect(container.querySelectorAll('a[href^="javascript"]')).toHaveLength(0);
    expect(screen.getByText('javascript:alert(1)').closest('a')).toBeNull();
    expect(screen.getByRole('link', { name: 'https://host.example/git/builders/one' })).toHaveAttribute(
      'rel',
      'noreferrer',
    );
  });
  it('goes through the checks and the files by keys, in the address', async () => {
    const { user, router } = open();
    await screen.findByRole('heading', { name: 'sum-of-sales' });
    await user.keyboard('j');
    expect(at(router.state.location.search)).toEqual({ check: '4' });
    expect(screen.getByText(/something of ours failed/)).toBeInTheDocument();
    await user.keyboard('kkkk');
    await waitFor(() => expect(at(router.state.location.search)).toEqual({ check: '0' }));
    expect(screen.getByText('It read the repository: its reason is all there is to see.')).toBeInTheDocument();
    await user.keyboard('ff');
    expect(at(router.state.location.search)).toMatchObject({ file: 'index.html' });
    expect(screen.getByRole('button', { name: /index.html unchanged/ })).toHaveAttribute('aria-pressed', 'true');
  });
  it('goes to the other round', async () => {
    const { user, router } = open();
    const rounds = await screen.findByRole('navigation', { name: 'Rounds of this try' });
    expect(within(rounds).getByRole('link', { name: /Round 2/ })).toHaveAttribute('aria-current', 'page');
    await user.keyboard('[[');
    await waitFor(() => expect(router.state.location.pathname).toBe(`/assignments/attempts/${roundOne}`));
  });
  it('loads again when its run goes on, but not what was seen at a check', async () => {
    let loads = 0;
    let looks = 0;
    server.use(
      answer('/assignments/attempts/:id', () => {
        loads += 1;
        return attemptDetail();
      }),
      answer('/assignments/attempts/:id/checks/:position/evidence', () => {
        looks += 1;
        return evidence();
      }),
    );
    const heard = new Set<(event: ServerEvent) => void>();
    const subscribe = (listener: (event: ServerEvent) => void) => {
      heard.add(listener);
      return () => void heard.delete(listener);
    };
    const around = (
      <EventsContext value={{ state: 'live', subscribe }}>
        <Outlet />
      </EventsContext>
    );
    renderRoutes([{ element: around, children: assignmentsRoutes }], `/assignments/attempts/${roundTwo}?view=console`);
    await screen.findByLabelText('Console', { selector: 'pre' });
    act(() => heard.forEach((tell) => tell({ type: 'run', data: null })));
    await waitFor(() => expect(loads).toBe(2));
    expect(looks).toBe(1);
  });
  it('says when nothing could be published', async () => {
    const rounds = attemptDetail().rounds.map((round) =>
      round.attempt.round === 2 ? { ...round, files: null } : round,
    );
    open(
      attemptDetail({
        attempt: attempt({ outcome: 'no_code', costUsd: null }),
        rounds,
        submission: null,
        notes: [],
        checks: [],
      }),
    );
    expect(await screen.findByText(/No check ran/)).toBeInTheDocument();
    expect(screen.getByText('Nothing was published in this round.')).toBeInTheDocument();
    expect(screen.getByText(/No file of this round/)).toHaveTextContent('stay as they were');
    expect(screen.getByText('unpriced')).toBeInTheDocument();
  });
  it('says that it did not load', async () => {
    server.use(problem('/assignments/attempts/:id', 404, "There is no attempt 'x'."));
    renderRoutes(assignmentsRoutes, '/assignments/attempts/x');
    expect(await screen.findByRole('alert')).toHaveTextContent("The attempt did not load. There is no attempt 'x'.");
  });
});
