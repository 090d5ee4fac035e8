import { ConfirmDialog } from '@/components/ConfirmDialog';
import type { Leaving } from './useLeaveGuard';

/** Asks once before something that is written is left without being saved. */
export function LeaveGuard({ leaving }: { leaving: Leaving | null }) {
  if (leaving === null) return null;
  return (
    <ConfirmDialog title="Leave without saving?" action="Leave" onClose={leaving.stay} onConfirm={leaving.leave}>
      What you wrote here goes; what is stored stays as it is.
    </ConfirmDialog>
  );
}
