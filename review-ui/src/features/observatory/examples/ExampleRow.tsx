import { UnstyledButton } from '@mantine/core';
import { OutputText } from '@/components/code/OutputText';
import { Icon } from '@/components/Icon';
import { Outcome } from '@/components/Outcome';
import { SafeText } from '@/components/SafeText';
import { Tag } from '@/components/Tag';
import type { Example } from '../api/examples';
import classes from './Examples.module.css';
import { firstLine, metadataText } from './texts';

interface ExampleRowProps {
  example: Example;
  isOpen: boolean;
  /** Its place among the rows. */
  place: number;
  /** Whether the keyboard stands here. */
  isCurrent: boolean;
  onToggle: () => void;
}

/** One example: its outcome and what it asks, and opened all that was sent of it. Texts are shown as they are stored, never as markup. */
export function ExampleRow({ example, isOpen, place, isCurrent, onToggle }: ExampleRowProps) {
  const { index, correct, inputPreview, errorTag, topic, difficulty, subtask } = example;
  return (
    <>
      <UnstyledButton
        className={classes['head'] ?? ''}
        aria-expanded={isOpen}
        data-place={place}
        tabIndex={isCurrent ? 0 : -1}
        onClick={onToggle}
      >
        <Icon name="chevronRight" size={12} />
        <span className="t3 mono">{index}</span>
        {correct === null ? (
          <Outcome outcome="skipped" />
        ) : (
          <Outcome outcome={correct ? 'passed' : 'failed'} />
        )}
        <span className="ell">
          {inputPreview === null ? <span className="t3">input not sent</span> : <SafeText text={firstLine(inputPreview)} />}
        </span>
        <span className={classes['tags']}>
          {errorTag !== null && (
            <Tag tone="fail">
              <SafeText text={errorTag} />
            </Tag>
          )}
          {[topic, difficulty, subtask].map(
            (part, at) =>
              part !== null && (
                <Tag key={at}>
                  <SafeText text={part} />
                </Tag>
              ),
          )}
        </span>
      </UnstyledButton>
      {isOpen && <ExampleBody example={example} />}
    </>
  );
}

function ExampleBody({ example }: { example: Example }) {
  const { index, inputPreview, outputPreview, groundTruth } = example;
  const metadata = metadataText(example.metadata);
  return (
    <div className={classes['body']}>
      <Text title="Input" label={`Input of example ${index}`} text={inputPreview} />
      <Text title="Output" label={`Output of example ${index}`} text={outputPreview} />
      <Text title="Ground truth" label={`Ground truth of example ${index}`} text={groundTruth} />
      {metadata !== null && <Text title="Metadata" label={`Metadata of example ${index}`} text={metadata} />}
    </div>
  );
}

function Text({ title, label, text }: { title: string; label: string; text: string | null }) {
  return (
    <section>
      <h3>{title}</h3>
      {text === null ? <p className="t3 sm">not sent</p> : <OutputText text={text} label={label} />}
    </section>
  );
}
