import { Button } from '@mantine/core';
import { ApiError } from '@/lib/api/ApiError';
import { SafeText } from '@/components/SafeText';
import { useChange } from './useChange';

interface NameTakenProps {
  error: unknown;
  /** What brings the deleted one back; the name is told. */
  name: string;
  restore: (name: string) => Promise<void>;
  onRestored: () => void;
}

/** Offers to restore what was deleted, where its name stands in the way. */
export function NameTaken({ error, name, restore, onRestored }: NameTakenProps) {
  const change = useChange(restore, {
    done: 'It is back, as it was.',
    failed: 'It was not restored.',
    onDone: onRestored,
  });
  if (!(error instanceof ApiError) || error.status !== 409 || error.problem.isDeleted !== true) return null;
  return (
    <div className="row wrap">
      <span className="t2 sm">
        <SafeText text={name} /> was deleted and can be restored as it was.
      </span>
      <Button loading={change.isPending} onClick={() => change.mutate(name)}>
        Restore it
      </Button>
    </div>
  );
}
