import { OutputText } from '@/components/code/OutputText';
import { SafeText } from '@/components/SafeText';
import { Outcome } from '@/components/Outcome';
import { bytes, counted } from '@/lib/format/numbers';
import type { Execution, Output, Sample } from '../api/types';
import classes from './Case.module.css';
import { Section } from './Section';

/** What decided the outcome of a sample: the assertion, the exception, the provider's error; then what was printed. */
export function SampleEvidence({ sample, count }: { sample: Sample; count: number }) {
  const { execution, error, refusal } = sample;
  const which = count > 1 ? `, sample ${sample.index + 1}` : '';
  return (
    <>
      {error !== null && (
        <Section
          title={`Provider error${which}`}
          note={error.status === null ? error.kind : `${error.kind}, HTTP ${error.status}`}
        >
          <OutputText label="Provider error" text={error.message} />
          <p className="t2 sm">Not measured: it does not count against the model.</p>
        </Section>
      )}
      {refusal !== null && (
        <Section title={`Refusal${which}`}>
          <OutputText label="Refusal" text={refusal} />
        </Section>
      )}
      {execution === null ? (
        sample.message !== null &&
        error === null && (
          <Section title={`Outcome${which}`}>
            <div className="row">
              <Outcome outcome={sample.outcome} variant="badge" />
            </div>
            <p className="t2 sm">
              <SafeText text={sample.message} />
            </p>
          </Section>
        )
      ) : (
        <ExecutionEvidence execution={execution} which={which} />
      )}
    </>
  );
}

function ExecutionEvidence({ execution, which }: { execution: Execution; which: string }) {
  const { failedAssertion, traceback, assertionsPassed, assertionsTotal } = execution;
  const held =
    assertionsTotal === null ? undefined : `${assertionsPassed} of ${counted(assertionsTotal, 'assertion')} held`;
  return (
    <>
      {failedAssertion !== null ? (
        <Section title={`Assertion${which}`} note={held}>
          <div className="out">
            <div>
              <SafeText text={failedAssertion.source} />
            </div>
            {failedAssertion.expected !== null && <Line name="expected" text={failedAssertion.expected} />}
            {failedAssertion.got !== null && <Line name="got" text={failedAssertion.got} />}
            {failedAssertion.message !== null && <Line name="message" text={failedAssertion.message} />}
            {failedAssertion.line !== null && <div className="t3">line {failedAssertion.line} of the tests</div>}
          </div>
        </Section>
      ) : (
        execution.message !== null && (
          <Section title={`Outcome${which}`} note={held}>
            <OutputText label="Outcome" text={execution.message} />
          </Section>
        )
      )}
      {traceback !== null && traceback !== '' && (
        <Section title="Traceback" note={execution.exceptionType}>
          <OutputText label="Traceback" text={traceback} />
        </Section>
      )}
      <Printed title="Standard output" output={execution.stdout} />
      <Printed title="Standard error" output={execution.stderr} />
      {execution.flaky && (
        <p className={`${classes['section'] ?? ''} warn sm`}>A second run of this timeout ended differently.</p>
      )}
    </>
  );
}

function Line({ name, text }: { name: string; text: string }) {
  return (
    <div className={classes['got']}>
      <span className="fail">{name}</span>
      <span>
        <SafeText text={text} />
      </span>
    </div>
  );
}

function Printed({ title, output }: { title: string; output: Output }) {
  if (output.bytes === 0) return null;
  const kept = output.truncated ? `, the beginning is kept` : '';
  return (
    <Section title={title} note={`${bytes(output.bytes)}${kept}`}>
      <OutputText label={title} text={output.kept.text} />
    </Section>
  );
}
