const limit = 50;

/** The items that a reviewer went through in this tab, oldest first: the way that "previous" goes back. */
export function readTrail(storage: Storage): readonly string[] {
  try {
    const stored: unknown = JSON.parse(storage.getItem('llm-eval.review.trail') ?? '[]');
    return Array.isArray(stored) ? stored.filter((pair) => typeof pair === 'string') : [];
  } catch {
    return [];
  }
}

/** Adds an item at the end, unless it is on the trail. */
export function visit(storage: Storage, pair: string): void {
  const trail = readTrail(storage);
  if (trail.includes(pair)) return;
  try {
    storage.setItem('llm-eval.review.trail', JSON.stringify([...trail, pair].slice(-limit)));
  } catch {
    // Then there is no way back by key; the queue lists what was judged.
  }
}

/** The item before this one; null at the beginning. */
export function before(storage: Storage, pair: string): string | null {
  const trail = readTrail(storage);
  const at = trail.indexOf(pair);
  return (at === -1 ? trail.at(-1) : trail[at - 1]) ?? null;
}
