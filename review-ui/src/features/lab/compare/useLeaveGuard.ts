import { useEffect } from 'react';
import { useBlocker, type Blocker, type Location } from 'react-router';

/** Holds whoever leaves a ranking that is not saved: for another page or run, by "back", or by closing the tab. */
export function useLeaveGuard(isUnsaved: boolean): Blocker {
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isUnsaved]);
  return useBlocker(
    ({ currentLocation, nextLocation }) => isUnsaved && placeOf(currentLocation) !== placeOf(nextLocation),
  );
}

/** What makes the ranking another one: the page and the run, not how its cards are sorted. */
function placeOf({ pathname, search }: Location): string {
  return `${pathname} ${new URLSearchParams(search).get('run') ?? ''}`;
}
