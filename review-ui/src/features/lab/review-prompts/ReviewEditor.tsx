import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ErrorState } from '@/components/ErrorState';
import { Keys } from '@/components/Keys';
import { useShortcut } from '@/lib/keyboard/useShortcut';
import { reviewPromptAddress } from '../addresses';
import { addReviewPrompt, changeReviewPrompt, templateCheckQuery } from '../api/reviewPrompts';
import type { ReviewPrompt } from '../api/types';
import { LeaveGuard } from '../parts/LeaveGuard';
import { useChange } from '../parts/useChange';
import { useLeaveGuard } from '../parts/useLeaveGuard';
import { requestOf, reviewBlocked, type ReviewDraft } from './reviewDraft';
import { ReviewFields } from './ReviewFields';
import classes from './ReviewPrompts.module.css';
import { TemplateField } from './TemplateField';
import { TemplateFindings } from './TemplateFindings';

interface ReviewEditorProps {
  /** The review prompt that is changed; null for a new one. */
  review: ReviewPrompt | null;
  /** Whether whoever looks may change it. */
  admin: boolean;
  start: ReviewDraft;
}

/** Half a second without a letter, and the template is checked. */
const pause = 500;

/** Writes a review prompt. The template is checked while it is written; what was written stays when the server refuses it. */
export function ReviewEditor({ review, admin, start }: ReviewEditorProps) {
  const navigate = useNavigate();
  const [draft, setDraft] = useState(start);
  const put = (changes: Partial<ReviewDraft>) => setDraft((before) => ({ ...before, ...changes }));
  const [checked] = useDebouncedValue(draft, pause);
  const check = useQuery(templateCheckQuery(checked.template, checked.criteria, checked.mode));
  const isFresh = checked === draft && !check.isPlaceholderData;
  // What an earlier text lacked stops nobody: the server looks again when it stores.
  const blocked = reviewBlocked(draft, isFresh ? (check.data?.errors ?? []) : []);
  const isChanged = JSON.stringify(requestOf(draft)) !== JSON.stringify(requestOf(start));
  const { leaving, release } = useLeaveGuard(isChanged);
  const change = useChange(
    () => (review === null ? addReviewPrompt(requestOf(draft)) : changeReviewPrompt(review.id, requestOf(draft))),
    {
      done: 'The review prompt is stored. Scores keep the version that they were made with.',
      onDone: ({ id }) => {
        release();
        if (review === null) void navigate(reviewPromptAddress(id), { replace: true });
      },
    },
  );
  const maySave = admin && blocked === null && isChanged && !change.isPending;
  useShortcut('lab.save', () => maySave && change.mutate(undefined), { enabled: admin });
  return (
    <>
      <LeaveGuard leaving={leaving} />
      {change.isError && (
        <ErrorState
          title="It was not stored."
          error={change.error}
          kept="What you wrote is kept; nothing was changed."
        />
      )}
      <div className={classes['halves']}>
        <TemplateField draft={draft} disabled={!admin} onChange={put} />
        <div className={classes['side']}>
          <TemplateFindings check={check.data} error={check.error} isFresh={isFresh} />
          <ReviewFields draft={draft} disabled={!admin} onChange={put} />
        </div>
      </div>
      {admin ? (
        <div className="row wrap">
          <span className="sp t3 sm" aria-live="polite">
            {blocked ?? (isChanged ? 'not saved' : 'nothing is changed')}
          </span>
          {isChanged && <Button onClick={() => setDraft(start)}>Take the changes back</Button>}
          <Button
            variant="filled"
            disabled={!maySave}
            loading={change.isPending}
            rightSection={<Keys of="lab.save" />}
            onClick={() => change.mutate(undefined)}
          >
            {review === null ? 'Add the review prompt' : 'Save'}
          </Button>
        </div>
      ) : (
        <p className="t3 sm">
          You can look; an admin can change it{review?.isActive === false ? ' once it is restored' : ''}.
        </p>
      )}
    </>
  );
}
