import { useCallback, useMemo, useReducer } from 'react';
import { completed, type Ranking } from './model/ranking';
import { reduceWork, untouched, type Work } from './model/work';

/** The ranking on the screen and everything that changes it. */
export interface Ranked {
  readonly ranking: Ranking;
  readonly work: Work;
  /** Changes it by one step; the ranking that is there afterwards. */
  readonly change: (to: (ranking: Ranking) => Ranking) => Ranking;
  readonly lift: (id: string) => void;
  readonly drop: () => void;
  readonly cancel: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** Keeps a person's ranking of what is shown. Until they change something it is `start`, whatever that becomes meanwhile. */
export function useRanking(start: Ranking, ids: readonly string[]): Ranked {
  const [work, dispatch] = useReducer(reduceWork, untouched);
  const ranking = useMemo(() => completed(work.present ?? start, ids), [work.present, start, ids]);
  const change = useCallback(
    (to: (ranking: Ranking) => Ranking) => {
      const after = to(ranking);
      dispatch({ type: 'change', from: ranking, to: after });
      return after;
    },
    [ranking],
  );
  const lift = useCallback((id: string) => dispatch({ type: 'lift', from: ranking, id }), [ranking]);
  return useMemo(
    () => ({
      ranking,
      work,
      change,
      lift,
      drop: () => dispatch({ type: 'drop' }),
      cancel: () => dispatch({ type: 'cancel' }),
      undo: () => dispatch({ type: 'undo' }),
      redo: () => dispatch({ type: 'redo' }),
    }),
    [ranking, work, change, lift],
  );
}
