import ReactMarkdown, { type Components } from 'react-markdown';
import gfm from 'remark-gfm';
import classes from './Markdown.module.css';

// Links open nothing by themselves and pictures load nothing: a text never makes the page call out.
const parts: Components = {
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noreferrer noopener nofollow">
      {children}
    </a>
  ),
  img: ({ alt }) => <span className="t3">[picture: {alt}]</span>,
};

/** A text in Markdown. Raw HTML in it is shown as text; addresses are http, https or mailto only. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className={classes['markdown']}>
      <ReactMarkdown remarkPlugins={[gfm]} components={parts}>
        {text}
      </ReactMarkdown>
    </div>
  );
}
