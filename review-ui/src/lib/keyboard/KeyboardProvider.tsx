import { useCallback, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { keysOf, readRemapped, writeRemapped, type Remapped } from './bindings';
import { KeyboardContext, type ShortcutHandler } from './KeyboardContext';
import { isControl, isTyping, isInDialog, keyOf, matches } from './keys';
import { shortcut, type ShortcutId } from './shortcuts';

interface Registration {
  readonly id: ShortcutId;
  readonly handler: ShortcutHandler;
}

/** Listens once for the whole page and hands keys to those who asked for them. */
export function KeyboardProvider({ children }: { children: ReactNode }) {
  const [remapped, setRemapped] = useState<Remapped>(() => readRemapped(localStorage));
  const registered = useRef<Registration[]>([]);

  useLayoutEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing) return;
      const typing = isTyping(event.target);
      if (typing && event.key === 'Escape') {
        (event.target as HTMLElement).blur();
        return;
      }
      const pressed = keyOf(event);
      if (pressed === null) return;
      const taken = registered.current.findLast(({ id }) => keysOf(id, remapped).some((key) => matches(key, pressed)));
      if (taken === undefined) return;
      if (isInDialog(event.target) && shortcut(taken.id).scope !== 'global') return;
      // Saving works from inside a field; a single key there is a letter.
      if (typing && !(shortcut(taken.id).whileTyping && (event.ctrlKey || event.metaKey))) return;
      const presses = (pressed === 'Enter' || pressed === 'Space') && isControl(event.target);
      if (presses && shortcut(taken.id).overControls === undefined) return;
      if (taken.handler(event) !== false) event.preventDefault();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [remapped]);

  const register = useCallback((id: ShortcutId, handler: ShortcutHandler) => {
    const registration = { id, handler };
    registered.current.push(registration);
    return () => {
      registered.current = registered.current.filter((other) => other !== registration);
    };
  }, []);

  const remap = useCallback((id: ShortcutId, key: string | undefined) => {
    setRemapped((before) => {
      const others = Object.entries(before).filter(([other]) => other !== id);
      const after: Remapped = Object.fromEntries(key === undefined ? others : [...others, [id, key]]);
      writeRemapped(localStorage, after);
      return after;
    });
  }, []);

  const state = useMemo(() => ({ remapped, remap, register }), [remapped, remap, register]);
  return <KeyboardContext value={state}>{children}</KeyboardContext>;
}
