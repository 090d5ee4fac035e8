import { scopesMeet, shortcut, shortcutIds, type ShortcutId } from './shortcuts';

/** Keys that a person chose, instead of those of the table. */
export type Remapped = Readonly<Partial<Record<ShortcutId, string>>>;

const storageKey = 'llm-eval.keys';

/** The keys of a shortcut: the chosen one in place of the first, or the table's. */
export function keysOf(id: ShortcutId, remapped: Remapped): readonly string[] {
  const { keys } = shortcut(id);
  const own = remapped[id];
  return own === undefined ? keys : [own, ...keys.slice(1).filter((key) => key !== own)];
}

/** The shortcut that has a key already where `id` is used, or null. */
export function conflictOf(id: ShortcutId, key: string, remapped: Remapped): ShortcutId | null {
  const { scope } = shortcut(id);
  return (
    shortcutIds.find(
      (other) => other !== id && scopesMeet(scope, shortcut(other).scope) && keysOf(other, remapped).includes(key),
    ) ?? null
  );
}

/** Reads the chosen keys; what is not of this table is left out. */
export function readRemapped(storage: Storage): Remapped {
  try {
    const stored: unknown = JSON.parse(storage.getItem(storageKey) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return {};
    return Object.fromEntries(
      Object.entries(stored).filter(
        ([id, key]) =>
          shortcutIds.includes(id as ShortcutId) &&
          shortcut(id as ShortcutId).fixed === undefined &&
          typeof key === 'string' &&
          key !== '',
      ),
    );
  } catch {
    // Unreadable or switched off: the table's keys hold.
    return {};
  }
}

/** Keeps the chosen keys in this browser. */
export function writeRemapped(storage: Storage, remapped: Remapped): void {
  try {
    storage.setItem(storageKey, JSON.stringify(remapped));
  } catch {
    // They hold until the page is closed.
  }
}
