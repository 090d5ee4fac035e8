import { Component, type ReactNode } from 'react';
import { PythonText } from '@/components/code/PythonText';
import { Markdown } from '@/components/Markdown';
import { SafeText } from '@/components/SafeText';
import { readingOf } from '../model/reading';
import classes from './Response.module.css';

/** What a model answered: a program in colours, or Markdown without links, pictures and markup. Loaded when the first answer is shown. */
export function ResponseText({ text }: { text: string }) {
  const reading = readingOf(text);
  switch (reading.kind) {
    case 'plain':
      return <Plain text={text} />;
    case 'code':
      return <pre className={classes['code']}>{colouredCode(reading.code, reading.language)}</pre>;
    case 'markdown':
      return (
        <PlainOnFailure key={text} text={text}>
          <Markdown inert text={text} code={colouredCode} />
        </PlainOnFailure>
      );
  }
}

const isPython = (language: string | undefined) => language !== undefined && /^(py|python3?)$/i.test(language);

function colouredCode(code: string, language: string | undefined): ReactNode {
  return isPython(language) ? <PythonText text={code} /> : <SafeText text={code} />;
}

function Plain({ text }: { text: string }) {
  return (
    <pre className={classes['plain']}>
      <SafeText text={text} />
    </pre>
  );
}

/** What cannot be drawn for whatever reason is shown as it is. */
class PlainOnFailure extends Component<{ text: string; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <Plain text={this.props.text} /> : this.props.children;
  }
}
