import { useShortcut } from '@/lib/keyboard/useShortcut';

/** What the keys of the page do. Those that return false hand the key back to the browser. */
export interface RankActions {
  readonly step: (by: -1 | 1) => void;
  readonly row: (by: -1 | 1) => boolean;
  readonly lift: () => void;
  readonly cancel: () => boolean;
  readonly rank: (rank: number) => void;
  readonly tie: () => void;
  readonly acceptable: () => void;
  readonly score: () => void;
  readonly open: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly save: () => void;
}

/** Binds the keys of ranking; all are off while something floats over the page. */
export function useRankKeys(actions: RankActions, enabled: boolean): void {
  const on = { enabled };
  useShortcut('rank.left', () => actions.step(-1), on);
  useShortcut('rank.right', () => actions.step(1), on);
  useShortcut('rank.up', () => actions.row(-1), on);
  useShortcut('rank.down', () => actions.row(1), on);
  useShortcut('rank.lift', () => actions.lift(), on);
  useShortcut('rank.cancel', () => actions.cancel(), on);
  useShortcut('rank.set', ({ key }) => actions.rank(Number(key)), on);
  useShortcut('rank.tie', () => actions.tie(), on);
  useShortcut('rank.acceptable', () => actions.acceptable(), on);
  useShortcut('rank.score', () => actions.score(), on);
  useShortcut('rank.open', () => actions.open(), on);
  useShortcut('rank.undo', () => actions.undo(), on);
  useShortcut('rank.redo', () => actions.redo(), on);
  useShortcut('rank.save', () => actions.save(), on);
}
