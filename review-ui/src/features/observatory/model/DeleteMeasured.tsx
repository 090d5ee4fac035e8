import { useQuery } from '@tanstack/react-query';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import { SafeText } from '@/components/SafeText';
import { messageOf } from '@/lib/api/ApiError';
import { counted } from '@/lib/format/numbers';
import { visibleText } from '@/lib/format/visible';
import { contentsQuery, remove, type Contents, type Removable } from '../api/catalogue';
import { useChange } from '../parts/useChange';

interface DeleteMeasuredProps {
  what: Removable;
  onClose: () => void;
  /** Told once it is gone. */
  onGone?: () => void;
}

/** Asks before a model or a checkpoint goes with all that was measured on it, and says how much that is. */
export function DeleteMeasured({ what, onClose, onGone }: DeleteMeasuredProps) {
  const { kind, id } = what;
  const { data, error } = useQuery(contentsQuery(what));
  const change = useChange(remove, {
    done: `The ${kind} ${visibleText(id)} was deleted.`,
    failed: `The ${kind} was not deleted.`,
    onDone: () => {
      onClose();
      onGone?.();
    },
  });
  return (
    <ConfirmDialog
      title={`Delete the ${kind} ${visibleText(id)}?`}
      action={`Delete the ${kind}`}
      busy={change.isPending || (data === undefined && error === null)}
      onClose={onClose}
      onConfirm={() => change.mutate(what)}
    >
      <p>
        {data !== undefined && (
          <>{partsOf(kind, data)} go with it. This cannot be undone; a client that sends them again makes them anew.</>
        )}
        {data === undefined && error === null && 'Counting what goes with it …'}
        {error !== null && <>What goes with it could not be counted: {messageOf(error)}</>}
      </p>
      <p className="t3">
        <SafeText text={id} /> stays in the log of activity.
      </p>
    </ConfirmDialog>
  );
}

/** In words; what there is none of is left out. */
function partsOf(kind: Removable['kind'], contents: Contents): string {
  const parts = [
    [kind === 'model' ? contents.checkpoints : 0, 'checkpoint'],
    [contents.runs, 'measurement'],
    [contents.results, 'score'],
    [contents.examples, 'example'],
    [contents.alerts, 'alert'],
    [contents.decisions, 'decision'],
  ] as const;
  const there = parts.filter(([number]) => number > 0).map(([number, word]) => counted(number, word));
  if (there.length === 0) return 'No measurements';
  return there.length === 1 ? there.join('') : `${there.slice(0, -1).join(', ')} and ${there.at(-1) ?? ''}`;
}
