import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '@/components/FormDialog';
import { counted } from '@/lib/format/numbers';
import { configsQuery } from '../api/configs';
import { allPrompts, promptsQuery } from '../api/prompts';
import { reviewPromptsQuery } from '../api/reviewPrompts';
import { startAll } from '../api/runs';
import { useChange } from '../parts/useChange';
import { ReviewChoice } from './ReviewChoice';

/** Asks every active prompt of every active config once. */
export function RunAllDialog({ onClose }: { onClose: () => void }) {
  const [review, setReview] = useState<string | null>(null);
  const { data: prompts } = useQuery(promptsQuery(allPrompts));
  const { data: configs } = useQuery(configsQuery());
  const { data: reviews } = useQuery(reviewPromptsQuery());
  const experiments = (prompts ?? []).reduce((sum, { rows }) => sum + Math.max(rows, 1), 0) * (configs?.length ?? 0);
  const change = useChange(() => startAll(review), { done: 'The runs have begun.', onDone: onClose });
  return (
    <FormDialog
      title="Run all prompts"
      action="Start the runs"
      blocked={
        prompts === undefined || configs === undefined
          ? ''
          : experiments === 0
            ? 'It needs an active prompt and an active config.'
            : null
      }
      busy={change.isPending}
      error={change.error}
      failure={{ title: 'They did not start.', kept: 'Nothing was asked.' }}
      onSubmit={() => change.mutate(undefined)}
      onClose={onClose}
    >
      <p className="t2">
        Every active prompt is asked of every active config once: {counted(prompts?.length ?? 0, 'prompt')},{' '}
        {counted(configs?.length ?? 0, 'config')}, {counted(experiments, 'call')}
        {review === null ? '' : ', and those of the judge'}.
      </p>
      <ReviewChoice reviews={reviews} value={review} optional onChange={setReview} />
    </FormDialog>
  );
}
