import { ApiError } from '@/lib/api/ApiError';
import { skipPair, submitJudgment } from '../api/calls';
import type { JudgmentRequest } from '../api/contract';
import { browserClock } from './clock';
import { Outbox, RefusedError, type Outgoing } from './Outbox';

/** What a reviewer decided of an item. */
export type Submission =
  | { readonly kind: 'judgment'; readonly body: JudgmentRequest }
  | { readonly kind: 'skip'; readonly body: { id: string; reason: string; activeMs: number; wallMs: number } };

const boxes = new Map<string, Outbox<Submission>>();

/** The outbox of a reviewer in this tab. It goes on sending whatever page is open, and after a reload. */
export function outboxOf(user: string): Outbox<Submission> {
  const known = boxes.get(user);
  if (known !== undefined) return known;
  const key = `llm-eval.review.outbox.${user}`;
  const box = new Outbox<Submission>(
    { clock: browserClock, send, keep: (items) => write(localStorage, key, items) },
    read(localStorage, key),
  );
  addEventListener('online', () => box.retry());
  boxes.set(user, box);
  return box;
}

async function send({ pair, body: submission }: Outgoing<Submission>): Promise<void> {
  try {
    if (submission.kind === 'judgment') await submitJudgment(pair, submission.body);
    else await skipPair(pair, submission.body);
  } catch (error) {
    // A login that ended is renewed by the reviewer; everything else that is no passing failure would be refused again.
    if (error instanceof ApiError && !error.isTransient && error.status !== 401) throw new RefusedError(error.message);
    throw error;
  }
}

function read(storage: Storage, key: string): readonly Outgoing<Submission>[] {
  try {
    const stored: unknown = JSON.parse(storage.getItem(key) ?? '[]');
    return Array.isArray(stored) ? (stored as Outgoing<Submission>[]) : [];
  } catch {
    return [];
  }
}

function write(storage: Storage, key: string, items: readonly Outgoing<Submission>[]): void {
  try {
    if (items.length === 0) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(items));
  } catch {
    // They are kept in memory, and the page says that they are not sent.
  }
}
