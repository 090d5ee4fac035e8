import { python } from '@codemirror/lang-python';
import { MergeView } from '@codemirror/merge';
import { EditorView, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { readOnly, safeText } from './editor';

/** What a difference is of. */
export interface DiffProps {
  a: string;
  b: string;
  labelA: string;
  labelB: string;
  /** `python` colours both sides. */
  language?: 'python' | 'plain';
}

/** The editor behind a difference. */
export function DiffView({ a, b, labelA, labelB, language = 'python' }: DiffProps) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (host.current === null) return undefined;
    const side = (text: string, label: string) => ({
      doc: text,
      extensions: [
        safeText,
        readOnly,
        EditorView.lineWrapping,
        language === 'python' ? python() : [],
        lineNumbers(),
        EditorView.contentAttributes.of({
          'aria-label': label,
          tabindex: '0',
          role: 'textbox',
          'aria-readonly': 'true',
          'aria-multiline': 'true',
        }),
      ],
    });
    const view = new MergeView({
      parent: host.current,
      a: side(a, labelA),
      b: side(b, labelB),
      collapseUnchanged: { margin: 3, minSize: 8 },
      diffConfig: { scanLimit: 2_000, timeout: 500 },
    });
    return () => view.destroy();
  }, [a, b, labelA, labelB, language]);
  return <div ref={host} />;
}
