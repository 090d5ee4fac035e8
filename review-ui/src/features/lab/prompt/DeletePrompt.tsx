import { useNavigate } from 'react-router';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import { notifyDone } from '@/components/notify';
import { visibleText } from '@/lib/format/visible';
import { addresses } from '../addresses';
import { deletePrompt, restorePrompt } from '../api/prompts';
import { useChange } from '../parts/useChange';

/** Asks before a prompt is hidden. It can be taken back. */
export function DeletePrompt({ prompt, onClose }: { prompt: string; onClose: () => void }) {
  const navigate = useNavigate();
  const restore = useChange(restorePrompt, { done: null, failed: 'The prompt was not restored.' });
  const change = useChange(deletePrompt, {
    done: null,
    failed: 'The prompt was not deleted.',
    onDone: () => {
      notifyDone(`The prompt ${visibleText(prompt)} was deleted.`, () => restore.mutate(prompt));
      onClose();
      void navigate(addresses.prompts);
    },
  });
  return (
    <ConfirmDialog
      title={`Delete the prompt ${visibleText(prompt)}?`}
      action="Delete the prompt"
      busy={change.isPending}
      onClose={onClose}
      onConfirm={() => change.mutate(prompt)}
    >
      It leaves the list and is not run any more. Its runs, answers, scores and rankings stay, and it can be restored:
      its name stays taken.
    </ConfirmDialog>
  );
}
