import { useRouteError } from 'react-router';
import { ErrorState } from '@/components/ErrorState';

/** A route that did not load: most often the app was updated while the page was open. */
export function RouteError() {
  const error = useRouteError();
  return (
    <div className="page">
      <ErrorState
        title="This page did not load."
        error={error}
        kept="Nothing that is stored was touched."
        onRetry={() => location.reload()}
      />
    </div>
  );
}
