import { useEffect, useRef } from 'react';
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
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => (enabled ? register(id, (event) => latest.current(event)) : undefined), [id, enabled, register]);
}
