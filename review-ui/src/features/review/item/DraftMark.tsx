import { Button } from '@mantine/core';
import { Icon } from '@/components/Icon';
import type { DraftContent } from '../model/draft';
import type { DraftState } from '../sync/DraftSaver';
import { useNow } from '@/lib/activity/useNow';

interface DraftMarkProps {
  state: DraftState<DraftContent>;
  /** The item before this one was sent: undo takes it back. */
  sent: boolean;
  onRetry: () => void;
}

/** How the draft stands, in words that are also read out. */
export function DraftMark({ state, sent, onRetry }: DraftMarkProps) {
  return (
    <span className="sm nw row" style={{ gap: 4 }} role="status" aria-label="Draft">
      {state.kind === 'untouched' && sent ? (
        <span className="t2">
          <Icon name="check" /> Item sent
        </span>
      ) : (
        <Words state={state} onRetry={onRetry} />
      )}
    </span>
  );
}

function Words({ state, onRetry }: { state: DraftState<DraftContent>; onRetry: () => void }) {
  switch (state.kind) {
    case 'untouched':
      return <span className="t3">No draft yet</span>;
    case 'saving':
      return (
        <span className="t2">
          <Icon name="running" /> Saving
        </span>
      );
    case 'saved':
      return (
        <>
          <span className="pass b">
            <Icon name="check" /> Draft saved
          </span>
          <span className="t3">
            r{state.revision}, {new Date(state.savedAt).toLocaleTimeString('en-GB')}
          </span>
        </>
      );
    case 'unsaved':
      return (
        <>
          <span className="warn b" title={state.reason}>
            <Icon name="raised" /> Unsaved
          </span>
          <RetryIn at={state.retryAt} />
          <Button onClick={onRetry}>Retry now</Button>
        </>
      );
    case 'conflict':
      return (
        <span className="warn b">
          <Icon name="info" /> Changed elsewhere
        </span>
      );
    case 'lost':
      return <span className="warn b">Lease ended; draft kept</span>;
  }
}

function RetryIn({ at }: { at: number }) {
  const now = useNow(500);
  const seconds = Math.max(0, Math.ceil((at - now) / 1000));
  return (
    <span className="t3" aria-live="off">
      {seconds === 0 ? 'retrying' : `retry in ${seconds} s`}
    </span>
  );
}
