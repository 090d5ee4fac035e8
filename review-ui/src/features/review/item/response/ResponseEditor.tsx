import { EditorSelection } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useImperativeHandle, useMemo, useRef, type Ref } from 'react';
import { currentMark as ring, markClicks, markField, readOnly, safeText, setMarks } from '@/components/code/editor';
import { hasLongLine } from '@/components/code/cut';
import type { TextMark } from '@/components/code/marks';
import type { TextRange } from '../../text/anchors';
import { layoutOf, pythonRanges } from '../../text/blocks';
import { grow } from '../../text/grow';
import { caret } from './caret';
import { lineLook } from './lines';
import { responseLook } from './look';
import { move, type Motion } from './motions';
import { pythonIn } from './python';

/** What keys do with a response that is shown. */
export interface ResponseHandle {
  focus(): void;
  /** Grows the selection to the next larger part; false when nothing is larger. */
  grow(): boolean;
  /** The line of the caret; null when it is blank. */
  line(): TextRange | null;
  /** Back to the caret. */
  clear(): void;
  move(motion: Motion): void;
  /** Where a part stands on the screen; null when it is out of sight. */
  coordinates(range: TextRange): { readonly left: number; readonly top: number; readonly bottom: number } | null;
}

interface ResponseEditorProps {
  text: string;
  /** The program that was taken from it. */
  program: TextRange | null;
  label: string;
  marks: readonly TextMark[];
  current: string | null;
  /** Told what is selected, in UTF-16 offsets of the stored text; null for nothing. */
  onSelect: (range: TextRange | null) => void;
  onMark: (id: string) => void;
  onFocus: () => void;
  handle: Ref<ResponseHandle>;
}

/** A response as it is stored, read-only, with a caret. Offsets are those of the stored text: only `\n` ends a line, nothing is normalised. */
export function ResponseEditor({
  text,
  program,
  label,
  marks,
  current,
  onSelect,
  onMark,
  onFocus,
  handle,
}: ResponseEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const handlers = useRef({ onSelect, onMark, onFocus });
  useEffect(() => {
    handlers.current = { onSelect, onMark, onFocus };
  });
  const start = program?.start;
  const end = program?.end;
  const layout = useMemo(
    () => layoutOf(text, start === undefined || end === undefined ? null : { start, end }),
    [text, start, end],
  );

  useEffect(() => {
    if (host.current === null) return undefined;
    const editor = new EditorView({
      parent: host.current,
      doc: text,
      extensions: [
        safeText,
        caret,
        lineLook(layout),
        pythonIn(pythonRanges(layout)),
        markField,
        responseLook,
        readOnly,
        // A line of megabytes is scrolled sideways: to wrap it, all of it would have to be measured.
        hasLongLine(text) ? [] : EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          'aria-label': label,
          tabindex: '0',
          role: 'textbox',
          'aria-readonly': 'true',
          'aria-multiline': 'true',
        }),
        EditorView.updateListener.of((update) => {
          if (update.focusChanged && update.view.hasFocus) handlers.current.onFocus();
          if (!update.selectionSet) return;
          const { from, to } = update.state.selection.main;
          handlers.current.onSelect(from === to ? null : { start: from, end: to });
        }),
        markClicks((id) => handlers.current.onMark(id)),
      ],
    });
    view.current = editor;
    return () => {
      view.current = null;
      editor.destroy();
    };
  }, [text, label, layout]);

  useEffect(() => {
    view.current?.dispatch({ effects: setMarks.of(marks) });
  }, [marks, text, label, layout]);

  useEffect(() => {
    view.current?.dispatch({ effects: ring.of(current) });
  }, [current, marks, text, label, layout]);

  useEffect(() => {
    const mark = marks.find(({ id }) => id === current);
    if (mark === undefined) return;
    view.current?.dispatch({ effects: EditorView.scrollIntoView(mark.start, { y: 'nearest', yMargin: 40 }) });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only when another one is looked at: editing a span does not scroll
  }, [current]);

  useImperativeHandle(
    handle,
    () => ({
      focus: () => view.current?.focus(),
      grow() {
        const editor = view.current;
        if (editor === null) return false;
        const { from, to } = editor.state.selection.main;
        const larger = grow(text, layout.segments, { start: from, end: to });
        if (larger === null) return false;
        editor.dispatch({
          selection: EditorSelection.range(larger.start, larger.end),
          scrollIntoView: true,
          userEvent: 'select',
        });
        return true;
      },
      line() {
        const editor = view.current;
        if (editor === null) return null;
        const { from, to } = editor.state.doc.lineAt(editor.state.selection.main.head);
        return from === to ? null : { start: from, end: to };
      },
      clear() {
        const editor = view.current;
        editor?.dispatch({ selection: EditorSelection.cursor(editor.state.selection.main.head) });
      },
      move(motion) {
        if (view.current !== null) move(view.current, motion);
      },
      coordinates(range) {
        const from = view.current?.coordsAtPos(range.start);
        const to = view.current?.coordsAtPos(range.end);
        if (from == null || to == null) return null;
        return { left: Math.min(from.left, to.left), top: from.top, bottom: to.bottom };
      },
    }),
    [text, layout],
  );

  return <div ref={host} style={{ height: '100%', minHeight: 0 }} />;
}
