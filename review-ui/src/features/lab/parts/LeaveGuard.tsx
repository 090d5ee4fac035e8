import type { Blocker } from 'react-router';
import { ConfirmDialog } from '@/components/ConfirmDialog';

/** Asks once before something that is written is left without being saved. */
export function LeaveGuard({ blocker }: { blocker: Blocker }) {
  if (blocker.state !== 'blocked') return null;
  return (
    <ConfirmDialog
      title="Leave without saving?"
      action="Leave"
      onClose={() => blocker.reset()}
      onConfirm={() => blocker.proceed()}
    >
      What you wrote here goes; what is stored stays as it is.
    </ConfirmDialog>
  );
}
