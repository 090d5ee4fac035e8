import { newId } from '@/lib/ids';

const key = 'llm-eval.review.writer';
let fallback: string | undefined;

/** Names this tab, the same after a reload. */
export function writerOf(storage: Storage): string {
  try {
    const known = storage.getItem(key);
    if (known !== null) return known;
    const made = newId();
    storage.setItem(key, made);
    return made;
  } catch {
    // Without storage the name lives as long as the page.
    fallback ??= newId();
    return fallback;
  }
}
