import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DraftSaver, gatherFor, type SaveReply } from './DraftSaver';
import { TestClock } from './TestClock';

let clock: TestClock;
const keep = vi.fn<(basedOn: number, content: string) => void>();
const forget = vi.fn<() => void>();
const save = vi.fn<(basedOn: number, content: string) => Promise<SaveReply<string>>>();
const saved = (revision: number): SaveReply<string> => ({ kind: 'saved', revision, savedAt: '2026-01-02T03:04:05Z' });

beforeEach(() => {
  clock = new TestClock();
  for (const mock of [keep, forget, save]) mock.mockReset();
});
const saver = (revision = 0) =>
  new DraftSaver<string>({ clock, save, keep, forget, isOwn: (theirs) => theirs.startsWith('mine') }, revision, null);

describe('DraftSaver', () => {
  it('gathers changes, keeps each in this browser at once, and saves the last', async () => {
    save.mockResolvedValue(saved(1));
    const draft = saver();
    draft.change('a');
    draft.change('ab');
    expect(keep.mock.calls).toEqual([
      [0, 'a'],
      [0, 'ab'],
    ]);
    expect(save).not.toHaveBeenCalled();
    await clock.pass(gatherFor);
    expect(save.mock.calls).toEqual([[0, 'ab']]);
    expect(draft.state()).toMatchObject({ kind: 'saved', revision: 1 });
    expect(forget).toHaveBeenCalledOnce();
  });

  it('saves on top of the new revision what changed meanwhile', async () => {
    let answer: (reply: SaveReply<string>) => void = () => undefined;
    save.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve))).mockResolvedValue(saved(2));
    const draft = saver();
    draft.change('a');
    await clock.pass(gatherFor);
    draft.change('b');
    answer(saved(1));
    await clock.pass(0);
    expect(forget).not.toHaveBeenCalled();
    await clock.pass(gatherFor);
    expect(save.mock.calls).toEqual([
      [0, 'a'],
      [1, 'b'],
    ]);
    expect(draft.state()).toMatchObject({ kind: 'saved', revision: 2 });
  });

  it('tries again after 1, 2 and 4 seconds, loses nothing, and takes changes meanwhile', async () => {
    save.mockRejectedValue(new Error('offline'));
    const draft = saver();
    draft.change('a');
    await clock.pass(gatherFor);
    expect(draft.state()).toMatchObject({ kind: 'unsaved', retryAt: gatherFor + 1000, reason: 'offline' });
    await clock.pass(1000);
    expect(draft.state()).toMatchObject({ retryAt: gatherFor + 3000 });
    draft.change('ab');
    save.mockResolvedValue(saved(1));
    await clock.pass(2000);
    expect(save).toHaveBeenLastCalledWith(0, 'ab');
    expect(draft.state().kind).toBe('saved');
  });

  it('stops at a conflict and goes on from the choice', async () => {
    save.mockResolvedValueOnce({ kind: 'conflict', revision: 9, theirs: 'theirs' }).mockResolvedValue(saved(10));
    const draft = saver(7);
    draft.change('mine');
    await clock.pass(gatherFor);
    expect(draft.state()).toMatchObject({ kind: 'conflict', revision: 9, basedOn: 7, theirs: 'theirs' });
    draft.change('mine, more');
    await clock.pass(60_000);
    expect(save).toHaveBeenCalledTimes(1);
    draft.resolve('both');
    await clock.pass(0);
    expect(save).toHaveBeenLastCalledWith(9, 'both');
    expect(draft.state()).toMatchObject({ kind: 'saved', revision: 10 });
  });

  it('takes the other draft without a save', async () => {
    save.mockResolvedValueOnce({ kind: 'conflict', revision: 9, theirs: 'theirs' });
    const draft = saver(7);
    draft.change('mine');
    await clock.pass(gatherFor);
    draft.resolve(null);
    expect(draft.state()).toMatchObject({ kind: 'saved', revision: 9 });
    expect(draft.isSettled).toBe(true);
    expect(forget).toHaveBeenCalledOnce();
  });

  it('goes on top of its own save whose answer was lost', async () => {
    save.mockResolvedValueOnce({ kind: 'conflict', revision: 8, theirs: 'mine, before' }).mockResolvedValue(saved(9));
    const draft = saver(7);
    draft.change('mine');
    await clock.pass(gatherFor);
    await clock.pass(0);
    expect(save.mock.calls).toEqual([
      [7, 'mine'],
      [8, 'mine'],
    ]);
    expect(draft.state()).toMatchObject({ kind: 'saved', revision: 9 });
  });

  it('keeps the work when the lease is lost, and saves it when it is regained', async () => {
    save.mockResolvedValueOnce({ kind: 'lost' }).mockResolvedValue(saved(1));
    const draft = saver();
    draft.change('a');
    await clock.pass(gatherFor);
    expect(draft.state().kind).toBe('lost');
    expect(forget).not.toHaveBeenCalled();
    draft.regain();
    await clock.pass(0);
    expect(draft.state().kind).toBe('saved');
  });

  it('saves nothing after it was closed', async () => {
    const draft = saver();
    draft.change('a');
    draft.close(true);
    await clock.pass(60_000);
    expect(save).not.toHaveBeenCalled();
  });
});
