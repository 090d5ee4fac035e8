import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { SafeText } from '@/components/SafeText';
import { bytes } from '@/lib/format/numbers';
import classes from './CodeText.module.css';
import { cutAt } from './cut';
import type { TextMark } from './marks';

const CodeView = lazy(async () => ({ default: (await import('./CodeView')).CodeView }));

/** What {@link CodeText} shows. */
export interface CodeTextProps {
  /** The text, shown as it is stored: never markup, never a link; what is hidden in it is shown by name. */
  text: string;
  /** Names the text to assistive technology. */
  label: string;
  /** `python` colours all of it; `prose` only `code`, the rest is set as text. */
  language?: 'python' | 'prose' | 'plain';
  /** The program within a prose text: half-open UTF-16 offsets. */
  code?: { readonly start: number; readonly end: number } | null | undefined;
  /** The number of the first line. */
  firstLine?: number;
  lineNumbers?: boolean;
  /** What is marked: half-open UTF-16 offsets. */
  marks?: readonly TextMark[];
  maxHeight?: string;
  /** Told what is selected, in UTF-16 offsets of the stored text; null for nothing. */
  onSelect?: ((selection: { readonly start: number; readonly end: number } | null) => void) | undefined;
  onMarkClick?: ((id: string) => void) | undefined;
  /** The mark that is scrolled to and ringed. */
  currentMark?: string | null;
}

/** A text of a model or a program, read-only. The editor is loaded when the first one is shown; a very long text is cut until all is asked for. */
export function CodeText(props: CodeTextProps) {
  const { text, label, maxHeight = '420px' } = props;
  const [all, setAll] = useState(false);
  const shown = all ? text : cutAt(text);
  return (
    <div className={classes['frame']}>
      <Suspense
        fallback={
          <pre className={classes['plain']} style={{ maxHeight }} role="region" aria-label={label} tabIndex={0}>
            <SafeText text={shown.slice(0, 4_000)} />
          </pre>
        }
      >
        <CodeView {...props} text={shown} maxHeight={maxHeight} />
      </Suspense>
      {shown.length < text.length && (
        <div className={classes['cut']}>
          <span className="t2 sm">
            The first {bytes(shown.length)} of {bytes(text.length)}.
          </span>
          <Button onClick={() => setAll(true)}>Show all</Button>
        </div>
      )}
    </div>
  );
}
