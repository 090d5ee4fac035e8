import { useEffect, useState } from 'react';
import { ActiveTime } from './activeTime';

const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchmove'] as const;

/** Counts the time in which somebody works on what is on the screen. */
export function useActiveTime(initial: number): ActiveTime {
  const [time] = useState(() => new ActiveTime(initial));
  useEffect(() => {
    const sign = () => time.sign(Date.now());
    const visibility = () => (document.hidden ? time.pause(Date.now()) : sign());
    sign();
    for (const name of signs) document.addEventListener(name, sign, { passive: true, capture: true });
    document.addEventListener('visibilitychange', visibility);
    return () => {
      time.pause(Date.now());
      for (const name of signs) document.removeEventListener(name, sign, { capture: true });
      document.removeEventListener('visibilitychange', visibility);
    };
  }, [time]);
  return time;
}
