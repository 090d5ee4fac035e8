import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Alert } from '../api/alerts';
import type { AlertAction } from '../api/alertQueries';
import { ReasonForm } from '../parts/ReasonForm';
import { useAlertChange } from './useAlertChange';

type Kind = AlertAction['kind'];

const words: Record<Kind, { action: string; what: string }> = {
  acknowledge: {
    action: 'Acknowledge',
    what: 'It is known and needs nothing for now: it no longer counts as open and blocks no promotion. It opens again by itself when the time is over.',
  },
  resolve: { action: 'Resolve', what: 'It is over: the cause is gone or was no fault. It stays in the list and can be reopened.' },
  reopen: { action: 'Reopen', what: 'It is not over after all: it counts as open again, and a critical one blocks promotion.' },
};

const possible: Record<Alert['state'], readonly Kind[]> = {
  open: ['acknowledge', 'resolve'],
  acknowledged: ['resolve', 'reopen'],
  resolved: ['reopen'],
};

/** What can be done to an alert in its state; each asks why. */
export function AlertActions({ alert }: { alert: Alert }) {
  const [kind, setKind] = useState<Kind | null>(null);
  const change = useAlertChange(alert, () => setKind(null));
  const choose = (next: Kind | null) => {
    change.reset();
    setKind(next);
  };
  // While it is on its way the alert looks changed already; the form stays, so that a refusal keeps what was written.
  if (kind === null) {
    return (
      <div className="row wrap">
        {possible[alert.state].map((one, index) => (
          <Button key={one} variant={index === 0 ? 'filled' : 'default'} onClick={() => choose(one)}>
            {words[one].action}
          </Button>
        ))}
      </div>
    );
  }
  return (
    <ReasonForm
      key={kind}
      label={`${words[kind].action} the alert`}
      action={words[kind].action}
      expiry={kind === 'acknowledge' ? 'optional' : 'none'}
      busy={change.isPending}
      error={change.error}
      onCancel={() => choose(null)}
      onSubmit={(reason, expiresAt) =>
        change.mutate(kind === 'acknowledge' ? { kind, reason, expiresAt } : { kind, reason })
      }
    >
      {words[kind].what}
    </ReasonForm>
  );
}
