import { pythonLanguage } from '@codemirror/lang-python';
import { highlightCode, tagHighlighter } from '@lezer/highlight';
import type { ReactNode } from 'react';
import { SafeText } from '@/components/SafeText';
import classes from './PythonText.module.css';
import { tokens } from './tokens';

const highlighter = tagHighlighter(tokens);

/** A short Python program in colours, as plain elements: for many at once, where an editor each would be too much. */
export function PythonText({ text }: { text: string }) {
  const parts: ReactNode[] = [];
  highlightCode(
    text,
    pythonLanguage.parser.parse(text),
    highlighter,
    (part, token) =>
      parts.push(
        <span key={parts.length} className={token === '' ? undefined : token}>
          <SafeText text={part} />
        </span>,
      ),
    () => parts.push('\n'),
  );
  return <span className={classes['python']}>{parts}</span>;
}
