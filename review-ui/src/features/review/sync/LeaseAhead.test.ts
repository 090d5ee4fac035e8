import { expect, it, vi } from 'vitest';
import { LeaseAhead } from './LeaseAhead';

const begin = () => {
  const release = vi.fn(() => Promise.resolve());
  return { ahead: new LeaseAhead<{ pair: string }>(release), release };
};

it('goes back once when the page is left', async () => {
  const { ahead, release } = begin();
  await ahead.ask(Promise.resolve({ pair: 'next' }));
  await Promise.all([ahead.giveBack(), ahead.giveBack()]);
  expect(release).toHaveBeenCalledExactlyOnceWith('next');
});

it('goes back also when its answer comes after the page was left', async () => {
  const { ahead, release } = begin();
  let resolve: (lease: { pair: string }) => void = () => undefined;
  void ahead.ask(new Promise((answered) => (resolve = answered)));
  const back = ahead.giveBack();
  expect(release).not.toHaveBeenCalled();
  resolve({ pair: 'late' });
  await back;
  expect(release).toHaveBeenCalledExactlyOnceWith('late');
});

it('stays when its item is shown', async () => {
  const { ahead, release } = begin();
  await ahead.ask(Promise.resolve({ pair: 'next' }));
  ahead.take();
  await ahead.giveBack();
  expect(release).not.toHaveBeenCalled();
});

it('is nothing where nothing was left, or the question failed', async () => {
  const { ahead, release } = begin();
  await ahead.giveBack();
  await ahead.ask(Promise.resolve(null));
  await ahead.giveBack();
  void ahead.ask(Promise.reject(new Error('offline'))).catch(() => undefined);
  await ahead.giveBack();
  expect(release).not.toHaveBeenCalled();
});
