import { useState, type ReactNode } from 'react';
import { Outcome } from '@/components/Outcome';
import { Tag } from '@/components/Tag';
import { useShortcut } from '@/lib/keyboard/useShortcut';
import type { Case } from '../api/types';
import { stateOf } from '../run/matrixColumns';
import classes from './Case.module.css';
import { Judgments } from './Judgments';
import { Measured } from './Measured';
import { PromptSection } from './PromptSection';
import { SampleBar } from './SampleBar';
import { SampleEvidence } from './SampleEvidence';
import { SampleTexts } from './SampleTexts';

interface CaseViewProps {
  data: Case;
  /** `panel` beside a table: what decided first; `page`: everything. */
  layout: 'panel' | 'page';
  /** At the right end of the first row. */
  link?: ReactNode;
}

/** A case: its samples, what decided the outcome, what was asked and answered, and what is known of it. */
export function CaseView({ data, layout, link }: CaseViewProps) {
  const [chosen, setChosen] = useState(() => firstOfInterest(data));
  const at = Math.min(chosen, Math.max(data.samples.length - 1, 0));
  const sample = data.samples[at];
  const go = (step: number) => {
    setChosen(Math.min(Math.max(at + step, 0), data.samples.length - 1));
  };
  useShortcut('case.nextSample', () => go(1));
  useShortcut('case.previousSample', () => go(-1));
  const passed = data.samples.filter(({ outcome }) => outcome === 'passed').length;

  return (
    <div className={classes['case']} data-layout={layout}>
      <div className={classes['top']}>
        <Outcome outcome={stateOf(data)} variant="badge" passed={passed} measured={measuredOf(data)} />
        {data.task.topic !== null && <Tag>{data.task.topic}</Tag>}
        {data.task.difficulty !== null && <Tag>{data.task.difficulty}</Tag>}
        <span className="sp" />
        {link}
      </div>
      {data.samples.length > 1 && <SampleBar samples={data.samples} chosen={at} onChoose={setChosen} />}
      {sample === undefined && <p className={`${classes['section'] ?? ''} t2`}>No sample of this case is done yet.</p>}
      {sample !== undefined && layout === 'panel' && (
        <>
          <SampleEvidence sample={sample} count={data.samples.length} />
          <SampleTexts sample={sample} tests={data.task.tests} maxHeight="360px" />
          <Judgments judgments={data.judgments.filter((one) => one.sampleIndex === sample.index)} />
          <Measured sample={sample} />
        </>
      )}
      {sample !== undefined && layout === 'page' && (
        <div className={classes['columns']}>
          <div>
            <PromptSection data={data} />
            <SampleTexts sample={sample} tests={data.task.tests} maxHeight="560px" />
          </div>
          <div>
            <SampleEvidence sample={sample} count={data.samples.length} />
            <Judgments judgments={data.judgments.filter((one) => one.sampleIndex === sample.index)} />
            <Measured sample={sample} />
          </div>
        </div>
      )}
    </div>
  );
}

/** The sample that is shown first: the one that decided, which is the first that did not pass. */
function firstOfInterest({ samples }: Case): number {
  const index = samples.findIndex(({ outcome }) => outcome !== 'passed');
  return index === -1 ? 0 : index;
}

const unmeasured = ['unsupported', 'sandbox_error', 'provider_error', 'cancelled'];

function measuredOf({ samples }: Case): number {
  return samples.filter(({ outcome }) => !unmeasured.includes(outcome)).length;
}
