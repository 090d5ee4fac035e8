import {
  cursorGroupLeft,
  cursorGroupRight,
  cursorLineDown,
  cursorLineUp,
  selectGroupRight,
  selectLineDown,
} from '@codemirror/commands';
import type { EditorView } from '@codemirror/view';

/** How keys under the left hand move the caret and take more in. */
export type Motion = 'lineDown' | 'lineUp' | 'wordRight' | 'wordLeft' | 'takeWord' | 'takeLine';

const commands: Record<Motion, (view: EditorView) => boolean> = {
  lineDown: cursorLineDown,
  lineUp: cursorLineUp,
  wordRight: cursorGroupRight,
  wordLeft: cursorGroupLeft,
  takeWord: selectGroupRight,
  takeLine: selectLineDown,
};

/** Moves the caret of an editor. */
export function move(view: EditorView, motion: Motion): void {
  commands[motion](view);
}
