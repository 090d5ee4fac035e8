import { useEffect, useRef, useState } from 'react';

/** A text that is typed: shown at once, given on when the person pauses, so that not every letter is a search. */
export function useTyped(given: string, give: (text: string) => void, pause = 250) {
  const [typed, setTyped] = useState(given);
  const [known, setKnown] = useState(given);
  const latest = useRef(give);
  useEffect(() => {
    latest.current = give;
  });
  // The address changed by other means: back, or a cleared filter.
  if (given !== known) {
    setKnown(given);
    setTyped(given);
  }
  useEffect(() => {
    if (typed === given) return undefined;
    const later = setTimeout(() => latest.current(typed), pause);
    return () => clearTimeout(later);
  }, [typed, given, pause]);
  return [typed, setTyped] as const;
}
