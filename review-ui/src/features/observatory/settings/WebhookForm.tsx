import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '@/components/FormDialog';
import { alertTypes } from '../alerts/looks';
import type { AlertType } from '../api/alertQueries';
import { addWebhook, type NewWebhook } from '../api/webhooks';
import { useChange } from '../parts/useChange';
import { NewKey } from './NewKey';
import classes from './Settings.module.css';
import { webhookBlocked } from './webhookDraft';

/** Adds a webhook, then shows its key, this once. */
export function WebhookForm({ onClose }: { onClose: () => void }) {
  const [url, setUrl] = useState('');
  const [events, setEvents] = useState<readonly AlertType[]>(['regression']);
  const [added, setAdded] = useState<NewWebhook | null>(null);
  const change = useChange(() => addWebhook({ url: url.trim(), events: [...events], active: true }), {
    done: null,
    onDone: setAdded,
  });
  if (added !== null) return <NewKey added={added} onClose={onClose} />;
  return (
    <FormDialog
      title="Add a webhook"
      action="Add the webhook"
      blocked={webhookBlocked(url, events)}
      busy={change.isPending}
      error={change.error}
      onSubmit={() => change.mutate(undefined)}
      onClose={onClose}
    >
      <TextInput
        label="Address"
        required
        data-autofocus
        type="url"
        placeholder="https://"
        description="http or https. Private addresses are refused unless the server allows them."
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <fieldset className={classes['fieldset']}>
        <legend>Told of</legend>
        {(Object.keys(alertTypes) as AlertType[]).map((type) => (
          <Checkbox
            key={type}
            size="xs"
            label={alertTypes[type].many}
            checked={events.includes(type)}
            onChange={(event) =>
              setEvents(event.currentTarget.checked ? [...events, type] : events.filter((other) => other !== type))
            }
          />
        ))}
      </fieldset>
    </FormDialog>
  );
}
