import { useShortcut } from '@/lib/keyboard/useShortcut';
import { choices, type Choice } from '../model/review';
import { verdictKeys } from './VerdictRow';

/** What every key of the review does on an item. */
export interface ItemActions {
  choose: (verdict: Choice) => void;
  accept: () => void;
  override: () => void;
  toggleSuggestion: () => void;
  span: () => void;
  editSpan: () => void;
  focusA: () => void;
  focusB: () => void;
  lineDown: () => void;
  lineUp: () => void;
  wordRight: () => void;
  wordLeft: () => void;
  grow: () => void;
  takeWord: () => void;
  /** False hands the key back: at the last span Tab goes on through the page. */
  nextSpan: (by: 1 | -1) => boolean;
  deleteSpan: () => void;
  critique: () => void;
  guidelines: () => void;
  skip: () => void;
  undo: () => void;
  redo: () => void;
  save: () => void;
  submit: () => void;
  back: () => void;
  view: () => void;
}

/** Binds the keys of an item; all are off while a dialog is open. */
export function useItemKeys(actions: ItemActions, enabled: boolean): void {
  const on = { enabled };
  useShortcut(verdictKeys[choices[0]], () => actions.choose(choices[0]), on);
  useShortcut(verdictKeys[choices[1]], () => actions.choose(choices[1]), on);
  useShortcut(verdictKeys[choices[2]], () => actions.choose(choices[2]), on);
  useShortcut(verdictKeys[choices[3]], () => actions.choose(choices[3]), on);
  useShortcut(verdictKeys[choices[4]], () => actions.choose(choices[4]), on);
  useShortcut(verdictKeys[choices[5]], () => actions.choose(choices[5]), on);
  useShortcut('review.accept', () => actions.accept(), on);
  useShortcut('review.override', () => actions.override(), on);
  useShortcut('review.suggestion', () => actions.toggleSuggestion(), on);
  useShortcut('review.span', () => actions.span(), on);
  useShortcut('review.editSpan', () => actions.editSpan(), on);
  useShortcut('review.focusA', () => actions.focusA(), on);
  useShortcut('review.focusB', () => actions.focusB(), on);
  useShortcut('review.lineDown', () => actions.lineDown(), on);
  useShortcut('review.lineUp', () => actions.lineUp(), on);
  useShortcut('review.wordRight', () => actions.wordRight(), on);
  useShortcut('review.wordLeft', () => actions.wordLeft(), on);
  useShortcut('review.grow', () => actions.grow(), on);
  useShortcut('review.takeWord', () => actions.takeWord(), on);
  useShortcut('review.nextSpan', (event) => inText(event) && actions.nextSpan(1), on);
  useShortcut('review.previousSpan', (event) => inText(event) && actions.nextSpan(-1), on);
  useShortcut('review.deleteSpan', () => actions.deleteSpan(), on);
  useShortcut('review.critique', () => actions.critique(), on);
  useShortcut('review.guidelines', () => actions.guidelines(), on);
  useShortcut('review.skip', () => actions.skip(), on);
  useShortcut('review.undo', () => actions.undo(), on);
  useShortcut('review.redo', () => actions.redo(), on);
  useShortcut('review.save', () => actions.save(), on);
  useShortcut('review.submit', () => actions.submit(), on);
  useShortcut('review.back', () => actions.back(), on);
  useShortcut('review.view', () => actions.view(), on);
}

/** Tab walks through spans from the responses and the page; from a control it is the browser's, so that all can be reached. */
function inText({ target }: KeyboardEvent): boolean {
  return (
    target === document.body ||
    (target instanceof Element && (target.id === 'main' || target.closest('.cm-editor') !== null))
  );
}
