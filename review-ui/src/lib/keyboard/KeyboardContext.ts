import { createContext, useContext } from 'react';
import type { Remapped } from './bindings';
import type { ShortcutId } from './shortcuts';

/** Does what a key stands for. Returning false hands the key back to the browser. */
export type ShortcutHandler = (event: KeyboardEvent) => unknown;

/** What the provider offers. */
export interface KeyboardState {
  readonly remapped: Remapped;
  /** Chooses a key; undefined goes back to the table's. */
  readonly remap: (id: ShortcutId, key: string | undefined) => void;
  /** Registers a handler; the one registered last wins. Returns how to take it back. */
  readonly register: (id: ShortcutId, handler: ShortcutHandler) => () => void;
}

/** The context of the keyboard. */
export const KeyboardContext = createContext<KeyboardState | null>(null);

/** The keyboard of the page. */
export function useKeyboard(): KeyboardState {
  const state = useContext(KeyboardContext);
  if (state === null) throw new Error('useKeyboard needs a KeyboardProvider above it.');
  return state;
}
