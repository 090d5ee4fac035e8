import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { FormDialog } from '@/components/FormDialog';
import { visibleText } from '@/lib/format/visible';
import { reviewPromptAddress } from '../addresses';
import { duplicateReviewPrompt } from '../api/reviewPrompts';
import type { ReviewPrompt } from '../api/types';
import { useChange } from '../parts/useChange';

/** Adds a review prompt that is like another one, to change it and compare the two. */
export function DuplicateReviewPrompt({ review, onClose }: { review: ReviewPrompt; onClose: () => void }) {
  const navigate = useNavigate();
  const [name, setName] = useState(`${review.name} copy`);
  const change = useChange(() => duplicateReviewPrompt(review.id, name.trim()), {
    done: 'The review prompt is duplicated.',
    onDone: ({ id }) => void navigate(reviewPromptAddress(id)),
  });
  return (
    <FormDialog
      title={`Duplicate ${visibleText(review.name)}`}
      action="Duplicate and edit"
      blocked={name.trim() === '' ? 'It needs a name.' : null}
      busy={change.isPending}
      error={change.error}
      onSubmit={() => change.mutate(undefined)}
      onClose={onClose}
    >
      <TextInput
        label="Name of the copy"
        required
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
