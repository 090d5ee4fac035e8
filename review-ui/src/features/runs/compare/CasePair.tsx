import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CodeDiff } from '@/components/code/CodeDiff';
import { CodeText } from '@/components/code/CodeText';
import { ErrorState } from '@/components/ErrorState';
import { LoadingRows } from '@/components/LoadingRows';
import { Outcome } from '@/components/Outcome';
import { SafeText } from '@/components/SafeText';
import { withoutLastBreak } from '@/lib/format/text';
import { caseByNameQuery } from '../api/queries';
import type { Case, CaseChange, Sample } from '../api/types';
import { SampleEvidence } from '../case/SampleEvidence';
import { stateOf } from '../run/matrixColumns';
import classes from './Compare.module.css';

type View = 'code' | 'response' | 'output';

/** A case on both sides: code beside code with what differs marked, the responses, or what was printed. */
export function CasePair({ a, b, change }: { a: string; b: string; change: CaseChange }) {
  const [view, setView] = useState<View>('code');
  const one = useQuery({ ...caseByNameQuery(a, change.a?.caseName ?? ''), enabled: change.a !== null });
  const other = useQuery({ ...caseByNameQuery(b, change.b?.caseName ?? ''), enabled: change.b !== null });
  const error = one.error ?? other.error;
  const sides = [
    { letter: 'A', data: one.data, side: change.a },
    { letter: 'B', data: other.data, side: change.b },
  ];
  const samples = sides.map(({ data }) => (data === undefined ? undefined : telling(data)));
  const codes = samples.map((sample) => sample?.extraction?.code && withoutLastBreak(sample.extraction.code.text));
  return (
    <section className={classes['panel']} aria-label="The chosen case">
      <div className={classes['pairHead']}>
        <code className="b">{change.task}</code>
        <span className="t2 ell">{change.title === change.task ? '' : change.title}</span>
        <span className="t2">{change.line}</span>
        <span className="sp" />
        <SegmentedControl
          data={[
            { value: 'code', label: 'Code' },
            { value: 'response', label: 'Response' },
            { value: 'output', label: 'Output' },
          ]}
          value={view}
          onChange={setView}
          aria-label="What is shown"
        />
      </div>
      {change.differing.length > 0 && (
        <p className={`${classes['why'] ?? ''} warn sm`}>
          Not comparable: <SafeText text={change.differing.join('; ')} />
        </p>
      )}
      <div className={classes['pair']}>
        {sides.map(({ letter, side }) => (
          <div key={letter} className="row">
            <b>{letter}</b>
            {side === null ? (
              <span className="t3">not in this run</span>
            ) : (
              <Outcome outcome={stateOf(side)} variant="badge" passed={side.passed} measured={side.measured} />
            )}
          </div>
        ))}
      </div>
      {(one.isLoading || other.isLoading) && <LoadingRows />}
      {error !== null && (
        <ErrorState
          title="The case did not load."
          error={error}
          onRetry={() => Promise.all([one.refetch(), other.refetch()])}
        />
      )}
      {view === 'code' && codes[0] != null && codes[1] != null ? (
        <div className={classes['diff']}>
          <CodeDiff a={codes[0]} b={codes[1]} labelA="Code of A" labelB="Code of B" />
        </div>
      ) : (
        <div className={classes['pair']}>
          {samples.map((sample, index) => (
            <div key={sides[index]?.letter}>
              {sample !== undefined && <Text sample={sample} view={view} letter={sides[index]?.letter ?? ''} />}
            </div>
          ))}
        </div>
      )}
      {view === 'code' && (
        <div className={classes['pair']}>
          {samples.map((sample, index) => (
            <div key={sides[index]?.letter}>
              {sample !== undefined && sample.outcome !== 'passed' && <SampleEvidence sample={sample} count={1} />}
            </div>
          ))}
        </div>
      )}
    </section>
  );
}

function Text({ sample, view, letter }: { sample: Sample; view: View; letter: string }) {
  if (view === 'output') return <SampleEvidence sample={sample} count={1} />;
  if (view === 'code') {
    const code = sample.extraction?.code;
    return code == null ? <p className="t2">No code.</p> : <CodeText text={code.text} label={`Code of ${letter}`} />;
  }
  return sample.response === null ? (
    <p className="t2">No response.</p>
  ) : (
    <CodeText text={sample.response.text} label={`Response of ${letter}`} language="prose" />
  );
}

/** The sample that says most about its case: the first that did not pass, or the first. */
function telling({ samples }: Case): Sample | undefined {
  return samples.find(({ outcome }) => outcome !== 'passed') ?? samples[0];
}
