import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { FormDialog } from '@/components/FormDialog';
import { addresses } from '../addresses';
import { reviewPromptsQuery } from '../api/reviewPrompts';
import { judgeRun } from '../api/runs';
import type { Run } from '../api/types';
import { ReviewPromptNote } from './ReviewPromptNote';
import { useChange } from './useChange';

/** Scores the answers of a run: by which review prompt, by which model. */
export function JudgeDialog({ run, onClose }: { run: Pick<Run, 'id' | 'done' | 'failed'>; onClose: () => void }) {
  const { data } = useQuery(reviewPromptsQuery());
  const [chosen, setChosen] = useState<string | null>(null);
  const [model, setModel] = useState('');
  // The first one is as good a beginning as any.
  const review = data?.find(({ id }) => id === (chosen ?? data[0]?.id));
  const change = useChange(() => judgeRun(run.id, review?.id ?? '', model.trim() === '' ? null : model.trim()), {
    done: 'The judge is at work. Scores appear when it is done.',
    onDone: onClose,
  });
  return (
    <FormDialog
      title="Score the answers by a judge"
      action="Start"
      blocked={review === undefined ? 'It needs a review prompt.' : null}
      busy={change.isPending}
      error={change.error}
      onSubmit={() => change.mutate(undefined)}
      onClose={onClose}
    >
      <Select
        label="Review prompt"
        required
        data-autofocus
        allowDeselect={false}
        value={review?.id ?? null}
        onChange={setChosen}
        data={(data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        nothingFoundMessage="No review prompt yet"
      />
      {review !== undefined && <ReviewPromptNote review={review} answers={run.done - run.failed} />}
      <TextInput
        label="Model"
        description="Left empty, the review prompt's own model judges."
        placeholder={review?.defaultModel}
        value={model}
        onChange={(event) => setModel(event.currentTarget.value)}
      />
      <p className="t3 sm">
        The judge sees no names. Scores that are there already stay; the newest of a review prompt count.{' '}
        <Link to={addresses.reviewPrompts}>Review prompts</Link>
      </p>
    </FormDialog>
  );
}
