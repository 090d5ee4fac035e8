import { useLayoutEffect, useRef } from 'react';

const controls = 'button:not(:disabled), a[href], input:not(:disabled), select:not(:disabled), textarea:not(:disabled)';

/**
 * Put first into what floats over a page (`role="dialog"` or `"menu"`): the focus is inside as soon as it is drawn (on `data-autofocus`, else the
 * first control), and back where it was as soon as it is gone. Mantine's trap does both in a timer, and what a quick hand types until then is lost.
 */
export function TakesFocus() {
  const mark = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const around = mark.current?.closest<HTMLElement>('[role="dialog"], [role="menu"]');
    if (around == null) return undefined;
    const before = document.activeElement;
    // The trap's timer focuses what bears the mark: the mark goes with the focus, so that the timer moves nothing any more.
    const follow = ({ target }: FocusEvent) => {
      for (const marked of around.querySelectorAll('[data-autofocus]')) marked.removeAttribute('data-autofocus');
      if (target instanceof HTMLElement && target !== around) target.setAttribute('data-autofocus', 'true');
    };
    around.addEventListener('focusin', follow);
    const first = around.querySelector<HTMLElement>('[data-autofocus]') ?? around.querySelector<HTMLElement>(controls);
    (first ?? around).focus({ preventScroll: true });
    return () => {
      around.removeEventListener('focusin', follow);
      // Whoever closed it may have chosen a place for the focus already; a button that was disabled while it worked has let go of it.
      const now = document.activeElement;
      if ((around.contains(now) || now === document.body) && before instanceof HTMLElement)
        before.focus({ preventScroll: true });
    };
  }, []);
  return <span ref={mark} hidden />;
}
