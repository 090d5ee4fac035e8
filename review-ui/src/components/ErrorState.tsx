import { Button } from '@mantine/core';
import { messageOf } from '@/lib/api/ApiError';
import { Icon } from './Icon';
import classes from './States.module.css';

interface ErrorStateProps {
  /** What happened, e.g. "The run list did not load." */
  title: string;
  error: unknown;
  /** What was kept, e.g. "Your filters are kept." */
  kept?: string;
  onRetry?: () => unknown;
}

/** A failure: what happened, why, what was kept, and what to do. */
export function ErrorState({ title, error, kept, onRetry }: ErrorStateProps) {
  return (
    <div className={classes['error']} role="alert">
      <Icon name="unmeasured" />
      <div className="stack">
        <div>
          <b>{title}</b> {messageOf(error)} {kept}
        </div>
        {onRetry !== undefined && (
          <div>
            <Button onClick={() => void onRetry()}>Try again</Button>
          </div>
        )}
      </div>
    </div>
  );
}
