import { isSame, type Ranking } from './ranking';

/** How many steps can be taken back. */
export const historyLimit = 200;

/** What a person does to a ranking, with the way back and forth. */
export interface Work {
  /** What they made of it; null while they have changed nothing. */
  readonly present: Ranking | null;
  readonly past: readonly Ranking[];
  readonly future: readonly Ranking[];
  /** The experiment that is lifted, and the ranking before; moving it is one step, however far. */
  readonly lifted: { readonly id: string; readonly before: Ranking } | null;
}

/** A step of {@link Work}. `from` is the ranking as it stands on the screen. */
export type WorkAction =
  | { readonly type: 'change'; readonly from: Ranking; readonly to: Ranking }
  | { readonly type: 'lift'; readonly from: Ranking; readonly id: string }
  | { readonly type: 'drop' }
  | { readonly type: 'cancel' }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' };

/** Nothing was done yet. */
export const untouched: Work = { present: null, past: [], future: [], lifted: null };

/** Does one step. */
export function reduceWork(work: Work, action: WorkAction): Work {
  switch (action.type) {
    case 'change':
      if (isSame(action.from, action.to)) return work;
      return work.lifted === null ? stepped(work, action.from, action.to) : { ...work, present: action.to };
    case 'lift':
      return { ...reduceWork(work, { type: 'drop' }), lifted: { id: action.id, before: action.from } };
    case 'drop': {
      const { lifted, present } = work;
      if (lifted === null) return work;
      const still = { ...work, lifted: null };
      return present === null || isSame(present, lifted.before) ? still : stepped(still, lifted.before, present);
    }
    case 'cancel':
      if (work.lifted === null) return work;
      return { ...work, lifted: null, present: work.present === null ? null : work.lifted.before };
    case 'undo': {
      if (work.lifted !== null) return reduceWork(work, { type: 'cancel' });
      const before = work.past.at(-1);
      if (before === undefined || work.present === null) return work;
      return { ...work, present: before, past: work.past.slice(0, -1), future: [work.present, ...work.future] };
    }
    case 'redo': {
      const [after, ...future] = work.future;
      if (after === undefined || work.present === null || work.lifted !== null) return work;
      return { ...work, present: after, past: [...work.past, work.present], future };
    }
  }
}

function stepped(work: Work, from: Ranking, to: Ranking): Work {
  return { ...work, present: to, past: [...work.past, from].slice(-historyLimit), future: [] };
}
