import { ConfirmDialog } from '@/components/ConfirmDialog';
import { SafeText } from '@/components/SafeText';
import { deleteWebhook, type Webhook } from '../api/webhooks';
import { useChange } from '../parts/useChange';

interface DeleteWebhookProps {
  hook: Webhook;
  onClose: () => void;
  /** Told once it is gone. */
  onGone: () => void;
}

/** Asks before a webhook goes with its log. */
export function DeleteWebhook({ hook, onClose, onGone }: DeleteWebhookProps) {
  const change = useChange(deleteWebhook, {
    done: 'The webhook was deleted.',
    failed: 'The webhook was not deleted.',
    onDone: () => {
      onGone();
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title="Delete the webhook?"
      action="Delete the webhook"
      busy={change.isPending}
      onClose={onClose}
      onConfirm={() => change.mutate(hook.id)}
    >
      <code>
        <SafeText text={hook.url} />
      </code>{' '}
      is told nothing more; its key, its log and messages that still wait go with it. Alerts stay.
    </ConfirmDialog>
  );
}
