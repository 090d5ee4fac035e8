import { useCallback, useEffect, useRef } from 'react';
import { useBlocker, type Blocker, type Location } from 'react-router';

const page = ({ pathname }: Location) => pathname;

/**
 * Holds whoever leaves what is not saved: for another page, by "back", or by closing the tab. `placeOf` says what of an address makes it another
 * place; the page by default.
 */
export function useLeaveGuard(
  isUnsaved: boolean,
  placeOf: (location: Location) => string = page,
): { readonly blocker: Blocker; readonly release: () => void } {
  const released = useRef(false);
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isUnsaved]);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isUnsaved && !released.current && placeOf(currentLocation) !== placeOf(nextLocation),
  );
  /** Lets the next page through: what was written is stored. */
  const release = useCallback(() => {
    released.current = true;
  }, []);
  return { blocker, release };
}
