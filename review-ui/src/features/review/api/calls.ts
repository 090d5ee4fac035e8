import { ApiError } from '@/lib/api/ApiError';
import { client, dataOf } from '@/lib/api/client';
import { readDraft, type DraftContent } from '../model/draft';
import type { SaveReply } from '../sync/DraftSaver';
import type { Draft, JudgmentRequest, Lease, NextItem, Queue, ReviewItem, Submitted } from './contract';

const path = (pair: string) => ({ params: { path: { pair } } });

/** How the queue stands, of one run or of all. */
export const readQueue = (run: string | null): Promise<Queue> =>
  dataOf(client.GET('/api/v1/review/queue', { params: { query: run === null ? {} : { run } } }));

/** Everything that the review of a pair shows. A pair that this reviewer does not hold and has not judged is leased first. */
export async function readItem(pair: string): Promise<ReviewItem> {
  const read = () => dataOf(client.GET('/api/v1/review/items/{pair}', path(pair)));
  try {
    const item = await read();
    if (item.lease !== null || item.step === 'done') return item;
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 409) throw error;
  }
  await leasePair(pair);
  return read();
}

/** Leases the pair that this reviewer holds already beside the one they work on, else the next; null when nothing is left. */
export async function leaseNext(run: string | null, beside: string | null = null): Promise<Lease | null> {
  const { data } = await client.POST('/api/v1/review/next', { body: { run, beside } });
  return data ?? null;
}

/** What {@link leaseNext} would lease now, and why; null when nothing is left. */
export async function peekNext(run: string | null): Promise<NextItem | null> {
  const { data } = await client.GET('/api/v1/review/next', { params: { query: run === null ? {} : { run } } });
  return data ?? null;
}

/** Leases one pair. */
export const leasePair = (pair: string): Promise<Lease> =>
  dataOf(client.POST('/api/v1/review/items/{pair}/lease', path(pair)));

/** Extends a lease. */
export const renewLease = (pair: string): Promise<Lease> =>
  dataOf(client.PUT('/api/v1/review/items/{pair}/lease', path(pair)));

/** Gives a lease back; also while the page goes away. */
export const releaseLease = (pair: string): Promise<unknown> =>
  client.DELETE('/api/v1/review/items/{pair}/lease', { ...path(pair), keepalive: true });

/** Saves a draft on top of the revision that it was made from. Rejects when the server cannot be reached. */
export async function saveDraft(
  pair: string,
  basedOn: number,
  content: DraftContent,
): Promise<SaveReply<DraftContent>> {
  try {
    const body = { basedOn, content: content as never };
    const saved = await dataOf(client.PUT('/api/v1/review/items/{pair}/draft', { ...path(pair), body }));
    return { kind: 'saved', revision: saved.revision, savedAt: saved.savedAt };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const theirs = error.status === 409 ? conflictOf(error.problem as Partial<Draft>) : null;
    if (theirs !== null) return theirs;
    if ([404, 409].includes(error.status)) return { kind: 'lost' };
    throw error;
  }
}

/** The newer draft that an answer 409 carries; null when it is a refusal of another kind. */
function conflictOf({ revision, content }: Partial<Draft>): SaveReply<DraftContent> | null {
  const theirs = readDraft(content);
  return revision === undefined || theirs === null ? null : { kind: 'conflict', revision, theirs };
}

/** Stores a verdict. */
export const submitJudgment = (pair: string, body: JudgmentRequest): Promise<Submitted> =>
  dataOf(client.POST('/api/v1/review/items/{pair}/judgment', { ...path(pair), body }));

/** Passes over a pair. */
export const skipPair = (
  pair: string,
  body: { id: string; reason: string; activeMs: number; wallMs: number },
): Promise<Submitted> => dataOf(client.POST('/api/v1/review/items/{pair}/skip', { ...path(pair), body }));

/** Takes an own judgment or skip back. */
export const undoJudgment = (
  pair: string,
  body: { id: string; judgment: string; reason: string | null },
): Promise<Submitted> => dataOf(client.POST('/api/v1/review/items/{pair}/undo', { ...path(pair), body }));
