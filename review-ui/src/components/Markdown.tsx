import { useMemo, type ReactNode } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import gfm from 'remark-gfm';
import { visibleText } from '@/lib/format/visible';
import classes from './Markdown.module.css';

const plugins = [gfm];

// Links open nothing by themselves and pictures load nothing: a text never makes the page call out.
const parts: Components = {
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noreferrer noopener nofollow">
      {children}
    </a>
  ),
  img: ({ alt }) => <span className="t3">[picture: {alt}]</span>,
};

// What a model writes leads nowhere: where a link would go is said, not offered.
const inertParts: Components = {
  ...parts,
  a: ({ href, children }) => (
    <>
      {children}
      {href !== undefined && href !== '' && children !== href && <span className="t3"> ({href})</span>}
    </>
  ),
};

interface MarkdownProps {
  text: string;
  /** True for texts of models: no links. */
  inert?: boolean;
  /** Draws code: a block with the language it names, or words within a line. A constant: another one draws everything anew. */
  code?: (text: string, language: string | undefined) => ReactNode;
}

/** A text in Markdown. Raw HTML in it is shown as text, hidden characters by their names; addresses are http, https or mailto only. */
export function Markdown({ text, inert = false, code }: MarkdownProps) {
  const components: Components = useMemo(
    () => ({ ...(inert ? inertParts : parts), ...(code === undefined ? {} : { code: codeOf(code) }) }),
    [inert, code],
  );
  return (
    <div className={classes['markdown']}>
      <ReactMarkdown remarkPlugins={plugins} components={components}>
        {visibleText(text.replaceAll(/\r\n?/g, '\n'))}
      </ReactMarkdown>
    </div>
  );
}

const codeOf =
  (code: NonNullable<MarkdownProps['code']>): NonNullable<Components['code']> =>
  ({ className, children }) => (
    <code>{code(typeof children === 'string' ? children : '', /language-(\S+)/.exec(className ?? '')?.[1])}</code>
  );
