import { useCallback, useEffect, useRef, useState } from 'react';
import { useBlocker, type Location } from 'react-router';

/** Somebody who is about to leave, and is to be asked. */
export interface Leaving {
  readonly stay: () => void;
  readonly leave: () => void;
}

const page = ({ pathname }: Location) => pathname;

/**
 * Holds whoever leaves what is not saved: for another page, by "back", or by closing the tab. `placeOf` says what of an address makes it another
 * place; the page by default.
 */
export function useLeaveGuard(
  isUnsaved: boolean,
  placeOf: (location: Location) => string = page,
): { readonly leaving: Leaving | null; readonly release: () => void } {
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
  // The router takes an answer in a later frame; keys typed until then are the page's already.
  const [answered, setAnswered] = useState<Location>();
  if (blocker.state !== 'blocked' || blocker.location === answered) return { leaving: null, release };
  const answer = (give: () => void) => () => {
    setAnswered(blocker.location);
    give();
  };
  return { leaving: { stay: answer(() => blocker.reset()), leave: answer(() => blocker.proceed()) }, release };
}
