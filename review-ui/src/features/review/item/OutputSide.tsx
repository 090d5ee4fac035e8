import { OutputText } from '@/components/code/OutputText';
import { SafeText } from '@/components/SafeText';
import { bytes } from '@/lib/format/numbers';
import { duration } from '@/lib/format/times';
import type { Output, ReviewSideData } from '../api/contract';
import type { Side } from '../model/review';
import classes from './Item.module.css';

/** What a response's program printed and how it ended. */
export function OutputSide({ side, response: { execution, message } }: { side: Side; response: ReviewSideData }) {
  if (execution === null) {
    return (
      <div className={classes['scroll']}>
        <p className="t2">Nothing ran. {message !== null && <SafeText text={message} />}</p>
      </div>
    );
  }
  const { traceback, stdout, stderr, wallMs, exitCode, signal } = execution;
  return (
    <div className={classes['scroll']} style={{ height: '100%' }}>
      <p className="t2 sm">
        {duration(wallMs)}
        {exitCode !== null && `, exit code ${exitCode}`}
        {signal !== null && `, ended by ${signal}`}
      </p>
      {execution.message !== null && (
        <p>
          <SafeText text={execution.message} />
        </p>
      )}
      {traceback !== null && (
        <section className="stack">
          <h3>Traceback</h3>
          <OutputText text={traceback} label={`Traceback of ${side}`} />
        </section>
      )}
      <Stream name="stdout" label={`Standard output of ${side}`} output={stdout} />
      <Stream name="stderr" label={`Standard error of ${side}`} output={stderr} />
    </div>
  );
}

function Stream({ name, label, output }: { name: string; label: string; output: Output }) {
  return (
    <section className="stack">
      <h3>
        {name} <span className="t3">{output.bytes === 0 ? 'empty' : bytes(output.bytes)}</span>
      </h3>
      {output.bytes > 0 && <OutputText text={output.kept.text} label={label} />}
      {(output.truncated || output.kept.truncated) && <p className="t3 sm">Only the beginning is shown.</p>}
    </section>
  );
}
