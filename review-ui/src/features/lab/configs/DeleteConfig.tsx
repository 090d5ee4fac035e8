import { ConfirmDialog } from '@/components/ConfirmDialog';
import { notifyDone } from '@/components/notify';
import { visibleText } from '@/lib/format/visible';
import { deleteConfig, restoreConfig } from '../api/configs';
import { useChange } from '../parts/useChange';

/** Asks before a config is hidden. It can be taken back. */
export function DeleteConfig({ name, onClose }: { name: string; onClose: () => void }) {
  const restore = useChange(restoreConfig, { done: null, failed: 'The config was not restored.' });
  const change = useChange(deleteConfig, {
    done: null,
    failed: 'The config was not deleted.',
    onDone: () => {
      notifyDone(`The config ${visibleText(name)} was deleted.`, () => restore.mutate(name));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={`Delete the config ${visibleText(name)}?`}
      action="Delete the config"
      busy={change.isPending}
      onClose={onClose}
      onConfirm={() => change.mutate(name)}
    >
      It is not asked any more. Its answers and their scores stay, and it can be restored: its name stays taken.
    </ConfirmDialog>
  );
}
