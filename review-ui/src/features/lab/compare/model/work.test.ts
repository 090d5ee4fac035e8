import { describe, expect, it } from 'vitest';
import type { Ranking } from './ranking';
import { historyLimit, reduceWork, untouched, type Work, type WorkAction } from './work';

const start: Ranking = [['a'], ['b'], ['c']];
const swapped: Ranking = [['b'], ['a'], ['c']];
const tied: Ranking = [['b', 'a'], ['c']];
const run = (...actions: WorkAction[]): Work => actions.reduce(reduceWork, untouched);
const change = (from: Ranking, to: Ranking): WorkAction => ({ type: 'change', from, to });

describe('undo', () => {
  it('takes steps back one by one and does them again', () => {
    const done = run(change(start, swapped), change(swapped, tied));
    const once = reduceWork(done, { type: 'undo' });
    expect(once.present).toEqual(swapped);
    const twice = reduceWork(once, { type: 'undo' });
    expect(twice.present).toEqual(start);
    expect(reduceWork(twice, { type: 'undo' })).toBe(twice);
    expect(reduceWork(reduceWork(twice, { type: 'redo' }), { type: 'redo' }).present).toEqual(tied);
  });
  it('forgets the way forth when something else is done', () => {
    const work = run(change(start, swapped), { type: 'undo' }, change(start, tied));
    expect(work.future).toEqual([]);
    expect(reduceWork(work, { type: 'redo' })).toBe(work);
  });
  it('keeps a limited way back', () => {
    let work = untouched;
    for (let step = 0; step < historyLimit + 10; step++)
      work = reduceWork(work, step % 2 === 0 ? change(start, swapped) : change(swapped, start));
    expect(work.past).toHaveLength(historyLimit);
  });
  it('has nothing to do after a step that changed nothing', () => {
    expect(run(change(start, [['a'], ['b'], ['c']]))).toBe(untouched);
  });
});

describe('a lifted card', () => {
  it('is one step, however far it was moved', () => {
    const far: Ranking = [['b'], ['c'], ['a']];
    const work = run({ type: 'lift', from: start, id: 'a' }, change(start, swapped), change(swapped, far), {
      type: 'drop',
    });
    expect(work.present).toEqual(far);
    expect(reduceWork(work, { type: 'undo' }).present).toEqual(start);
  });
  it('goes back where it was when the move is broken off, by Esc or by undo', () => {
    const lifted = run(change(start, swapped), { type: 'lift', from: swapped, id: 'c' }, change(swapped, tied));
    for (const type of ['cancel', 'undo'] as const) {
      const work = reduceWork(lifted, { type });
      expect(work).toEqual({ present: swapped, past: [start], future: [], lifted: null });
    }
  });
  it('that was not moved leaves no step behind, and a ranking untouched', () => {
    expect(run({ type: 'lift', from: start, id: 'a' }, { type: 'drop' })).toEqual(untouched);
    expect(run({ type: 'lift', from: start, id: 'a' }, { type: 'cancel' })).toEqual(untouched);
  });
  it('is dropped when another one is lifted', () => {
    const work = run({ type: 'lift', from: start, id: 'a' }, change(start, swapped), {
      type: 'lift',
      from: swapped,
      id: 'c',
    });
    expect(work.past).toEqual([start]);
    expect(work.lifted?.id).toBe('c');
  });
});
