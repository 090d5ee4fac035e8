import { useCallback, useEffect, useRef } from 'react';
import { useBlocker, type Blocker } from 'react-router';

/** Holds whoever leaves what is not saved: for another page, by "back", or by closing the tab. */
export function useLeaveGuard(isUnsaved: boolean): { readonly blocker: Blocker; readonly release: () => void } {
  const released = useRef(false);
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isUnsaved]);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isUnsaved && !released.current && currentLocation.pathname !== nextLocation.pathname,
  );
  /** Lets the next page through: what was written is stored. */
  const release = useCallback(() => {
    released.current = true;
  }, []);
  return { blocker, release };
}
