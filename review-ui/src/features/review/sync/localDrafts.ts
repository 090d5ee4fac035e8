/** A draft that only this browser has. */
export interface LocalDraft {
  /** The store's revision that it was made from; 0 for none. */
  readonly basedOn: number;
  readonly content: unknown;
}

const prefix = 'llm-eval.review.draft.';

/** The copy of an item's draft that the store does not have; null when there is none or it cannot be read. */
export function readLocalDraft(storage: Storage, user: string, pair: string): LocalDraft | null {
  try {
    const stored: unknown = JSON.parse(storage.getItem(key(user, pair)) ?? 'null');
    if (typeof stored !== 'object' || stored === null || !('basedOn' in stored) || !('content' in stored)) return null;
    return typeof stored.basedOn === 'number' ? { basedOn: stored.basedOn, content: stored.content } : null;
  } catch {
    return null;
  }
}

/** Keeps a copy. False when the browser refuses: the change is then in memory alone. */
export function keepLocalDraft(storage: Storage, user: string, pair: string, draft: LocalDraft): boolean {
  try {
    storage.setItem(key(user, pair), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Removes a copy. */
export function forgetLocalDraft(storage: Storage, user: string, pair: string): void {
  try {
    storage.removeItem(key(user, pair));
  } catch {
    // There is no storage, so there is no copy.
  }
}

const key = (user: string, pair: string) => `${prefix}${user}.${pair}`;
