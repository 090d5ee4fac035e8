import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { ErrorState } from '@/components/ErrorState';
import { Facts } from '@/components/Facts';
import { LoadingRows } from '@/components/LoadingRows';
import { SafeText } from '@/components/SafeText';
import { Tag } from '@/components/Tag';
import { count } from '@/lib/format/numbers';
import { moment } from '@/lib/format/times';
import { usePage } from '@/lib/page/PageContext';
import { useAdmin } from '@/lib/session/useAdmin';
import { addresses } from '../addresses';
import { restoreReviewPrompt, reviewPromptQuery } from '../api/reviewPrompts';
import { useLabEvents } from '../api/useLabEvents';
import { hundredths } from '../parts/estimates';
import { EstimateValue } from '../parts/EstimateValue';
import { useChange } from '../parts/useChange';
import { DeleteReviewPrompt } from './DeleteReviewPrompt';
import { DuplicateReviewPrompt } from './DuplicateReviewPrompt';
import { ReviewEditor } from './ReviewEditor';
import { draftOf } from './reviewDraft';

/** A review prompt: how it is used, and its texts to be changed. */
export function ReviewPromptPage() {
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const admin = useAdmin();
  useLabEvents();
  const [open, setOpen] = useState<'duplicate' | 'delete' | null>(null);
  const { data: review, error, isPending, refetch } = useQuery(reviewPromptQuery(id));
  usePage([
    { label: 'Lab', to: addresses.prompts },
    { label: 'Review prompts', to: addresses.reviewPrompts },
    { label: review?.name ?? 'Review prompt' },
  ]);
  const restore = useChange(restoreReviewPrompt, {
    done: 'The review prompt is back.',
    failed: 'The review prompt was not restored.',
  });
  return (
    <div className="page">
      <div className="row wrap">
        <h1>
          <SafeText text={review?.name ?? 'Review prompt'} />
        </h1>
        {review !== undefined && (
          <>
            <span className="t3">v{review.version}</span>
            {!review.isActive && <Tag icon="dash">deleted</Tag>}
            <span className="sp" />
            {admin && <Button onClick={() => setOpen('duplicate')}>Duplicate</Button>}
            {admin && review.isActive && <Button onClick={() => setOpen('delete')}>Delete</Button>}
            {admin && !review.isActive && (
              <Button variant="filled" loading={restore.isPending} onClick={() => restore.mutate(review.id)}>
                Restore
              </Button>
            )}
          </>
        )}
      </div>
      {isPending && <LoadingRows label="Loading the review prompt" rows={8} />}
      {error !== null && <ErrorState title="The review prompt did not load." error={error} onRetry={refetch} />}
      {review !== undefined && (
        <>
          <Facts
            facts={[
              { name: 'Used', value: count(review.usage.batches), note: review.usage.batches === 1 ? 'time' : 'times' },
              { name: 'Last', value: review.usage.lastUsedAt === null ? 'never' : moment(review.usage.lastUsedAt) },
              { name: 'Prompts', value: count(review.usage.prompts) },
              { name: 'Scores', value: count(review.usage.evaluations) },
              { name: 'Mean score', value: review.usage.averageScore?.toFixed(1) ?? 'none', note: 'of 10' },
              {
                name: 'Agreement with people, tau-b',
                value: <EstimateValue estimate={review.usage.agreement} writing={hundredths} />,
              },
              { name: 'Made by', value: <SafeText text={review.createdBy} />, note: moment(review.createdAt) },
            ]}
          />
          <ReviewEditor
            key={`${review.id} ${review.version} ${review.updatedAt}`}
            review={review}
            admin={admin && review.isActive}
            start={draftOf(review)}
          />
        </>
      )}
      {open === 'duplicate' && review !== undefined && (
        <DuplicateReviewPrompt review={review} onClose={() => setOpen(null)} />
      )}
      {open === 'delete' && review !== undefined && (
        <DeleteReviewPrompt
          review={review}
          onClose={() => setOpen(null)}
          onGone={() => void navigate(addresses.reviewPrompts)}
        />
      )}
    </div>
  );
}
