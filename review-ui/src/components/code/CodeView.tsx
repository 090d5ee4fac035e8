import { forceParsing } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef, type CSSProperties } from 'react';
import { currentMark as ringed, extensionsOf, markClicks, selections, setMarks } from './editor';
import type { CodeTextProps } from './CodeText';

/** The editor behind a code text. Only what is in sight is drawn, so a text of megabytes stays quick. */
export function CodeView(props: CodeTextProps) {
  const {
    text,
    label,
    language = 'python',
    code,
    firstLine = 1,
    lineNumbers = true,
    marks,
    maxHeight,
    onSelect,
    onMarkClick,
    currentMark,
  } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const handlers = useRef({ onSelect, onMarkClick });
  useEffect(() => {
    handlers.current = { onSelect, onMarkClick };
  });
  const start = code?.start;
  const end = code?.end;

  useEffect(() => {
    if (host.current === null) return undefined;
    const program = start === undefined || end === undefined ? null : { start, end };
    const editor = new EditorView({
      parent: host.current,
      doc: text,
      extensions: [
        extensionsOf({ text, label, language, program, firstLine, lineNumbers }),
        selections((selection) => handlers.current.onSelect?.(selection)),
        markClicks((id) => handlers.current.onMarkClick?.(id)),
      ],
    });
    // A program is short: all of it is coloured at once, not when the page is idle.
    if (language === 'python') forceParsing(editor, Math.min(text.length, 20_000), 50);
    view.current = editor;
    return () => {
      view.current = null;
      editor.destroy();
    };
  }, [text, label, language, start, end, firstLine, lineNumbers]);

  useEffect(() => {
    view.current?.dispatch({ effects: setMarks.of(marks ?? []) });
  }, [marks, text, label, language, start, end, firstLine, lineNumbers]);

  useEffect(() => {
    const editor = view.current;
    if (editor === null) return;
    editor.dispatch({ effects: ringed.of(currentMark ?? null) });
    const mark = marks?.find(({ id }) => id === currentMark);
    if (mark !== undefined && mark.end <= editor.state.doc.length) {
      editor.dispatch({ effects: EditorView.scrollIntoView(mark.start, { y: 'nearest', yMargin: 40 }) });
    }
  }, [currentMark, marks]);

  return <div ref={host} style={{ '--code-max-height': maxHeight } as CSSProperties} />;
}
