import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Dialog } from './Dialog';
import { DialogHead } from './DialogHead';
import { ErrorState } from './ErrorState';

interface FormDialogProps {
  title: string;
  /** What the button does. */
  action: string;
  /** Why it cannot be sent yet; null when it can. */
  blocked: string | null;
  busy: boolean;
  error: unknown;
  /** What is said when the server refuses, and what was kept. */
  failure?: { readonly title: string; readonly kept: string };
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

const refused = { title: 'It was not stored.', kept: 'What you wrote is kept; nothing was changed.' };

/** A form over the page. What was written stays when the server refuses it. */
export function FormDialog(props: FormDialogProps) {
  const { title, action, blocked, busy, error, failure = refused, onSubmit, onClose, children } = props;
  return (
    <Dialog label={title} onClose={onClose} size={620} closeOutside={false}>
      <form
        className="stack"
        aria-label={title}
        onSubmit={(event) => {
          event.preventDefault();
          if (blocked === null) onSubmit();
        }}
      >
        <DialogHead title={title} onClose={onClose} />
        {children}
        {error !== null && <ErrorState title={failure.title} error={error} kept={failure.kept} />}
        <div className="row wrap">
          <span className="sp t3 sm">{blocked}</span>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" loading={busy} disabled={blocked !== null}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
