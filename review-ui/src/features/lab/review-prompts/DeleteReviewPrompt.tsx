import { ConfirmDialog } from '@/components/ConfirmDialog';
import { notifyDone } from '@/components/notify';
import { counted } from '@/lib/format/numbers';
import { visibleText } from '@/lib/format/visible';
import { deleteReviewPrompt, restoreReviewPrompt } from '../api/reviewPrompts';
import type { ReviewPrompt } from '../api/types';
import { useChange } from '../parts/useChange';

interface DeleteReviewPromptProps {
  review: ReviewPrompt;
  onClose: () => void;
  /** Told once it is gone. */
  onGone?: () => void;
}

/** Asks before a review prompt is hidden. It can be taken back. */
export function DeleteReviewPrompt({ review, onClose, onGone }: DeleteReviewPromptProps) {
  const { id, name, usage } = review;
  const restore = useChange(restoreReviewPrompt, { done: null, failed: 'The review prompt was not restored.' });
  const change = useChange(deleteReviewPrompt, {
    done: null,
    failed: 'The review prompt was not deleted.',
    onDone: () => {
      notifyDone(`The review prompt ${visibleText(name)} was deleted.`, () => restore.mutate(id));
      onClose();
      onGone?.();
    },
  });
  return (
    <ConfirmDialog
      title={`Delete the review prompt ${visibleText(name)}?`}
      action="Delete the review prompt"
      busy={change.isPending}
      onClose={onClose}
      onConfirm={() => change.mutate(id)}
    >
      No judge can be asked by it any more.{' '}
      {usage.evaluations > 0 && `The ${counted(usage.evaluations, 'score')} made with it stay. `}It can be restored: its
      name stays taken.
    </ConfirmDialog>
  );
}
