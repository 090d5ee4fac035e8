import { useQuery } from '@tanstack/react-query';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import { counted } from '@/lib/format/numbers';
import { moment } from '@/lib/format/times';
import { deletionQuery, deleteRun } from '../api/runs';
import type { DeletionCounts, Run } from '../api/types';
import { useChange } from '../parts/useChange';

/** Asks before a run goes, and says what goes with it. */
export function DeleteRun({ run, onClose }: { run: Run; onClose: () => void }) {
  const { data } = useQuery(deletionQuery(run.id));
  const change = useChange(deleteRun, {
    done: 'The run was deleted.',
    failed: 'The run was not deleted.',
    onDone: onClose,
  });
  return (
    <ConfirmDialog
      title={`Delete the run of ${moment(run.startedAt)}?`}
      action="Delete the run"
      busy={change.isPending}
      onClose={onClose}
      onConfirm={() => change.mutate(run.id)}
    >
      {data === undefined ? 'Its answers, scores and rankings go' : `${goesText(data)} go`} with it for good. The prompt
      and the configs stay.
    </ConfirmDialog>
  );
}

/** What goes, in words: `5 answers, 2 AI scorings and 1 ranking`. */
function goesText({ experiments, batches, rankings, manualScores }: DeletionCounts): string {
  const parts = [
    counted(experiments, 'answer'),
    ...(batches === 0 ? [] : [counted(batches, 'AI scoring')]),
    ...(rankings === 0 ? [] : [counted(rankings, 'ranking')]),
    ...(manualScores === 0 ? [] : [counted(manualScores, 'score by hand', 'scores by hand')]),
  ];
  return parts.length === 1 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}
