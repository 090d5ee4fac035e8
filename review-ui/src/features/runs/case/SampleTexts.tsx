import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { CodeText } from '@/components/code/CodeText';
import { counted } from '@/lib/format/numbers';
import { withoutLastBreak } from '@/lib/format/text';
import type { Sample, Text } from '../api/types';
import classes from './Case.module.css';
import { extractionNote, firstLineOf } from './extraction';
import { FullText } from './FullText';

type Tab = 'code' | 'response' | 'tests';

/** The texts of a sample: the program, the whole response with the program marked, and the tests. */
export function SampleTexts({ sample, tests, maxHeight }: { sample: Sample; tests: Text; maxHeight: string }) {
  const { response, extraction } = sample;
  const [tab, setTab] = useState<Tab>(extraction?.code == null ? 'response' : 'code');
  const span =
    extraction?.startUtf16 == null || extraction.endUtf16 == null
      ? null
      : { start: extraction.startUtf16, end: extraction.endUtf16 };
  const notes: Record<Tab, string | undefined> = {
    code: extractionNote(extraction, response?.text ?? ''),
    response: response === null ? undefined : counted(response.text.split('\n').length, 'line'),
    tests: undefined,
  };
  return (
    <section className={classes['section']}>
      <div className={classes['label']}>
        <SegmentedControl
          value={tab}
          onChange={(value) => setTab(value)}
          aria-label="Text"
          data={[
            { value: 'code', label: 'Code' },
            { value: 'response', label: 'Response' },
            { value: 'tests', label: 'Tests' },
          ]}
        />
        <span className="sp" />
        <span className={classes['note']}>{notes[tab]}</span>
      </div>
      {tab === 'code' &&
        (extraction?.code == null ? (
          <p className="t2">{extraction?.reason ?? 'Nobody looked for a program: there is no response.'}</p>
        ) : (
          <FullText text={extraction.code}>
            {(text) => (
              <CodeText
                text={withoutLastBreak(text)}
                label="Extracted code"
                firstLine={firstLineOf(extraction, response?.text ?? '')}
                maxHeight={maxHeight}
              />
            )}
          </FullText>
        ))}
      {tab === 'response' &&
        (response === null ? (
          <p className="t2">There is no response.</p>
        ) : (
          <FullText text={response}>
            {(text) => <CodeText text={text} label="Response" language="prose" code={span} maxHeight={maxHeight} />}
          </FullText>
        ))}
      {tab === 'tests' && (
        <FullText text={tests}>
          {(text) => <CodeText text={withoutLastBreak(text)} label="Tests" maxHeight={maxHeight} />}
        </FullText>
      )}
    </section>
  );
}
