import { Button } from '@mantine/core';
import { Dialog } from '@/components/Dialog';
import { DialogHead } from '@/components/DialogHead';

interface LeaveDialogProps {
  busy: boolean;
  onStay: () => void;
  onSave: () => void;
  onLeave: () => void;
}

/** Asks once before a ranking that is not saved is left. */
export function LeaveDialog({ busy, onStay, onSave, onLeave }: LeaveDialogProps) {
  return (
    <Dialog label="Your ranking is not saved" onClose={onStay}>
      <div className="stack">
        <DialogHead title="Your ranking is not saved" onClose={onStay} />
        <p className="t2">What you changed since you saved last goes when you leave.</p>
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
