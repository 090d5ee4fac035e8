import { Button } from '@mantine/core';
import { cancelSession } from '../api/runs';
import { useChange } from '../parts/useChange';

/** Stops a session; what was done is kept, so that nobody has to be asked. */
export function CancelSession({ session }: { session: string }) {
  const change = useChange(cancelSession, {
    done: 'The session stops; runs and answers that are there stay.',
    failed: 'The session was not stopped.',
  });
  return (
    <Button loading={change.isPending} onClick={() => change.mutate(session)}>
      Cancel the session
    </Button>
  );
}
