import { Select } from '@mantine/core';
import { Link } from 'react-router';
import { addresses } from '../addresses';
import type { ReviewPrompt } from '../api/types';
import { ReviewPromptNote } from '../parts/ReviewPromptNote';

interface ReviewChoiceProps {
  reviews: readonly ReviewPrompt[] | undefined;
  value: string | null;
  /** Whether answers may stay unscored. */
  optional: boolean;
  onChange: (id: string | null) => void;
}

/** By which review prompt answers are scored when they are there. */
export function ReviewChoice({ reviews, value, optional, onChange }: ReviewChoiceProps) {
  const chosen = reviews?.find(({ id }) => id === value);
  return (
    <>
      <Select
        label="Scored by"
        placeholder={optional ? 'not scored' : 'choose a review prompt'}
        clearable={optional}
        allowDeselect={optional}
        required={!optional}
        value={value}
        onChange={onChange}
        data={(reviews ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      {reviews?.length === 0 && (
        <p className="t2 sm">
          There is no review prompt. <Link to={addresses.newReviewPrompt}>Write one</Link>.
        </p>
      )}
      {chosen !== undefined && <ReviewPromptNote review={chosen} />}
    </>
  );
}
