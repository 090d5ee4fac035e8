import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { answer, apiServer } from '@/test/api';
import { oneCase } from '@/test/fixtures/case';
import { changes, comparison } from '@/test/fixtures/comparison';
import { listed, runA, runB } from '@/test/fixtures/runs';
import { renderRoutes } from '@/test/render';
import { runsRoutes } from '../routes';

const server = apiServer();
const runs = { items: [listed(), listed({ id: runB, name: 'eval_v2' })], next: null };

function open(address = `/compare?a=${runA}&b=${runB}`, data = comparison()) {
  server.use(
    answer('/runs', runs),
    answer('/runs/:a/compare/:b', data),
    answer('/runs/:a/compare/:b/cases', (request) => ({
      items: changes((new URL(request.url).searchParams.get('kind') ?? '') as 'broken'),
      next: null,
    })),
    answer('/runs/:run/case', oneCase()),
  );
  return renderRoutes(runsRoutes, address);
}

describe('the comparison', () => {
  it('asks for two runs', async () => {
    open('/compare');
    expect(await screen.findByText('Choose two runs')).toBeInTheDocument();
  });
  it('refuses to compare a run with itself', async () => {
    open(`/compare?a=${runA}&b=${runA}`);
    expect(await screen.findByText('A and B are the same run')).toBeInTheDocument();
  });
  it('reads each difference in a word, and shows none where nothing is shared', async () => {
    open();
    const row = async (name: string) => screen.findByRole('row', { name: new RegExp(`^${name}`) });
    expect(await row('gpt-4o-mini')).toHaveTextContent(/\+0\.088.*better/);
    expect(await row('gpt-4o \\.804')).toHaveTextContent('no detectable difference');
    expect(await row('sample-weak')).toHaveTextContent(/−0\.104.*< \.001.*worse/);
    expect(await row('qwen2.5-coder')).toHaveTextContent('only in B: no delta is shown');
  });
  it('says first whether the runs can be compared, and what differs', async () => {
    open(undefined, comparison({ comparable: false, sameDataset: false }));
    expect(await screen.findByText('not comparable', { selector: '[data-tone="err"]' })).toBeInTheDocument();
    expect(screen.getByText('models[0].params.temperature 0.2 → 0.0')).toBeInTheDocument();
  });
  it('lists cases by what became of them, keeps the kind in the address, and reads the paired test', async () => {
    const { user, router } = open();
    const list = await screen.findByRole('grid', { name: 'Cases: broken' });
    expect(within(list).getAllByText('timeout')).toHaveLength(4);
    expect(screen.getByText('No detectable difference', { selector: 'b' })).toBeInTheDocument();
    await user.click(screen.getByRole('tab', { name: 'fixed 11' }));
    expect(await screen.findByRole('grid', { name: 'Cases: fixed' })).toBeInTheDocument();
    expect(router.state.location.search).toContain('kind=fixed');
  });
  it('swaps the sides', async () => {
    const { user, router } = open();
    await user.click(await screen.findByRole('button', { name: 'Swap A and B' }));
    expect(router.state.location.search).toBe(`?a=${runB}&b=${runA}`);
  });
});
