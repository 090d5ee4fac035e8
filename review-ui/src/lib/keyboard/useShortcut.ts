import { useLayoutEffect, useRef } from 'react';
import { useKeyboard, type ShortcutHandler } from './KeyboardContext';
import type { ShortcutId } from './shortcuts';

/** Binds a key of the table while the component is there. `enabled: false` gives the key to whoever asked before. */
export function useShortcut(
  id: ShortcutId,
  handler: ShortcutHandler,
  { enabled = true }: { enabled?: boolean } = {},
): void {
  const { register } = useKeyboard();
  const latest = useRef(handler);
  // Bound with what is drawn: a key pressed before the next frame is not lost.
  useLayoutEffect(() => {
    latest.current = handler;
  });
  useLayoutEffect(
    () => (enabled ? register(id, (event) => latest.current(event)) : undefined),
    [id, enabled, register],
  );
}
