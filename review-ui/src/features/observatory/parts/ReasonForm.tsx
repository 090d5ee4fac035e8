import { Button, Select, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { ErrorState } from '@/components/ErrorState';
import { expiryAfter, spans } from './expiry';

interface ReasonFormProps {
  /** Names the form to assistive technology. */
  label: string;
  /** What it does and what follows. */
  children?: ReactNode;
  /** What the button does. */
  action: string;
  /** Whether what is done ends by itself: it must, it may, or it does not. */
  expiry?: 'required' | 'optional' | 'none';
  busy: boolean;
  error: unknown;
  onSubmit: (reason: string, expiresAt: string | null) => void;
  onCancel: () => void;
}

/** Asks why something is done, and for how long. What was written stays when it fails. */
export function ReasonForm({
  label,
  children,
  action,
  expiry = 'none',
  busy,
  error,
  onSubmit,
  onCancel,
}: ReasonFormProps) {
  const [reason, setReason] = useState('');
  const [days, setDays] = useState(expiry === 'required' ? '7' : '');
  const send = () => {
    if (reason.trim() !== '') onSubmit(reason.trim(), expiryAfter(days, new Date()));
  };
  return (
    <form
      className="stack"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {children !== undefined && <div className="t2 sm">{children}</div>}
      <Textarea
        label="Reason"
        size="xs"
        required
        autosize
        minRows={2}
        maxRows={8}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            send();
          }
          if (event.key === 'Escape') onCancel();
        }}
      />
      {expiry !== 'none' && (
        <Select
          label="For"
          allowDeselect={false}
          value={days}
          onChange={(value) => setDays(value ?? '')}
          data={[...(expiry === 'optional' ? [{ value: '', label: 'until reopened' }] : []), ...spans]}
        />
      )}
      {error !== null && (
        <ErrorState title="It was not stored." error={error} kept="What you wrote is kept; nothing was changed." />
      )}
      <div className="row wrap">
        <span className="sp" />
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="filled" loading={busy} disabled={reason.trim() === ''}>
          {action}
        </Button>
      </div>
    </form>
  );
}
