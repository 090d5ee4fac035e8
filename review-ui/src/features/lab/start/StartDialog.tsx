import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { FormDialog } from '@/components/FormDialog';
import { NumberField } from '@/components/NumberField';
import { visibleText } from '@/lib/format/visible';
import { sessionAddress } from '../addresses';
import { configsQuery } from '../api/configs';
import { promptQuery } from '../api/prompts';
import { reviewPromptsQuery } from '../api/reviewPrompts';
import { startRun, startSession } from '../api/runs';
import { useChange } from '../parts/useChange';
import { ConfigChoice } from './ConfigChoice';
import { ReviewChoice } from './ReviewChoice';
import { callsText, startBlocked } from './starting';

/** Asks a prompt of configs: once, or in a session of several runs that are each scored. Says what that costs in calls before it starts. */
export function StartDialog({
  prompt,
  session = false,
  onClose,
}: {
  prompt: string;
  /** Whether a session is what it begins with. */
  session?: boolean;
  onClose: () => void;
}) {
  const navigate = useNavigate();
  const [isSession, setSession] = useState(session);
  const [runs, setRuns] = useState<number | null>(5);
  const [leftOut, setLeftOut] = useState<readonly string[]>([]);
  const [review, setReview] = useState<string | null | undefined>(undefined);
  const { data: configs } = useQuery(configsQuery());
  const { data: reviews } = useQuery(reviewPromptsQuery());
  const { data: details } = useQuery(promptQuery(prompt));
  const names = (configs ?? []).map(({ name }) => name);
  const chosen = names.filter((name) => !leftOut.includes(name));
  // A session is scored, so that it begins with the first review prompt; a single run is scored when asked for.
  const reviewPrompt = review === undefined ? (isSession ? (reviews?.[0]?.id ?? null) : null) : review;
  const body = { configs: leftOut.length === 0 ? null : chosen, reviewPrompt };
  const change = useChange(
    async () =>
      isSession ? (await startSession(prompt, { ...body, runs: runs ?? 1 })).id : (await startRun(prompt, body), null),
    {
      done: isSession ? 'The session has begun.' : 'The run has begun.',
      onDone: (id) => {
        onClose();
        if (id !== null) void navigate(sessionAddress(id));
      },
    },
  );
  return (
    <FormDialog
      title={`Run ${visibleText(prompt)}`}
      action={isSession ? 'Start the session' : 'Start the run'}
      blocked={configs === undefined ? '' : startBlocked({ configs: chosen.length, runs, reviewPrompt, isSession })}
      busy={change.isPending}
      error={change.error}
      failure={{ title: 'It did not start.', kept: 'What you chose is kept; nothing was asked.' }}
      onSubmit={() => change.mutate(undefined)}
      onClose={onClose}
    >
      <div className="row wrap">
        <SegmentedControl
          aria-label="How often"
          value={isSession ? 'session' : 'run'}
          onChange={(value) => setSession(value === 'session')}
          data={[
            { value: 'run', label: 'One run' },
            { value: 'session', label: 'Session of several runs' },
          ]}
        />
        {isSession && (
          <NumberField
            aria-label="Runs"
            w={92}
            min={1}
            max={10}
            suffix={runs === 1 ? ' run' : ' runs'}
            allowDecimal={false}
            value={runs}
            onChange={setRuns}
          />
        )}
      </div>
      <p className="t2 sm">
        {isSession
          ? 'The runs follow one another; each is scored by the judge when its answers are there. Repeats show how much answers and scores vary. You can leave the page, and cancel at any time.'
          : 'Every config is asked once. The answers can be scored now, or later from the list of runs.'}
      </p>
      <ConfigChoice configs={configs} leftOut={leftOut} onLeftOut={setLeftOut} />
      <ReviewChoice reviews={reviews} value={reviewPrompt} optional={!isSession} onChange={setReview} />
      {chosen.length > 0 && (
        <p className="t3 sm" aria-live="polite">
          {callsText({ configs: chosen.length, rows: details?.rows.length ?? 0, runs: isSession ? (runs ?? 1) : 1 })}
          {reviewPrompt !== null && ', and those of the judge'}.
        </p>
      )}
    </FormDialog>
  );
}
