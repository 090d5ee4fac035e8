import { Button } from '@mantine/core';
import { Dialog } from '@/components/Dialog';
import { DialogHead } from '@/components/DialogHead';
import { ErrorState } from '@/components/ErrorState';

interface LeaveDialogProps {
  busy: boolean;
  /** Why saving came to nothing; null when it did not. */
  error: unknown;
  onStay: () => void;
  onSave: () => void;
  onLeave: () => void;
}

/** Asks once before a ranking that is not saved is left. */
export function LeaveDialog({ busy, error, onStay, onSave, onLeave }: LeaveDialogProps) {
  return (
    <Dialog label="Your ranking is not saved" onClose={onStay}>
      <div className="stack">
        <DialogHead title="Your ranking is not saved" onClose={onStay} />
        <p className="t2">What you changed since you saved last goes when you leave.</p>
        {error !== null && <ErrorState title="It was not saved." error={error} kept="Your ranking is kept here." />}
        <div className="row wrap">
          <Button variant="subtle" color="gray" onClick={onLeave}>
            Leave without saving
          </Button>
          <span className="sp" />
          <Button onClick={onStay}>Stay</Button>
          <Button variant="filled" loading={busy} onClick={onSave} data-autofocus>
            Save and leave
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
