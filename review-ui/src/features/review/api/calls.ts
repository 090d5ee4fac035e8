import { ApiError } from '@/lib/api/ApiError';
import { client, dataOf } from '@/lib/api/client';
import type { DraftContent } from '../model/draft';
import { readDraft } from '../model/draft';
import type { SaveReply } from '../sync/DraftSaver';
import type { DraftResponse, JudgmentRequest, LeaseResponse, PairListItem, QueueResponse, ReviewItemResponse, SubmittedResponse } from './contract';

/* eslint-disable -- typed by hand until the document is there */
const any = client as any;
const base = '/api/v1/review';
const call = <T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, query?: unknown): Promise<T> =>
  dataOf<T>(any[method](base + path, { body, params: { query } }));

export const readQueue = () => call<QueueResponse>('GET', '/queue');
export const listPairs = (query: Record<string, unknown>) => call<{ items: PairListItem[]; next: string | null }>('GET', '/pairs', undefined, query);
export const readItem = (pair: string) => call<ReviewItemResponse>('GET', `/pairs/${pair}`);
export async function leaseNext(run: string | null, beside: string | null): Promise<ReviewItemResponse | null> {
  const { data } = await any.POST(`${base}/next`, { body: { run, beside } });
  return data ?? null;
}
export const renewLease = (pair: string) => call<LeaseResponse>('POST', `/pairs/${pair}/lease`);
export const releaseLease = (pair: string) => any.DELETE(`${base}/pairs/${pair}/lease`);
export async function saveDraft(pair: string, basedOn: number, content: DraftContent): Promise<SaveReply<DraftContent>> {
  try {
    const saved = await call<DraftResponse>('PUT', `/pairs/${pair}/draft`, { basedOn, content });
    return { kind: 'saved', revision: saved.revision, savedAt: saved.savedAt };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const theirs = error.status === 409 ? draftOf(error) : null;
    if (theirs !== null) return theirs;
    if ([404, 409, 410, 423].includes(error.status)) return { kind: 'lost' };
    throw error;
  }
}
function draftOf(error: ApiError): SaveReply<DraftContent> | null {
  const draft = (error.problem as { draft?: DraftResponse }).draft;
  const theirs = readDraft(draft?.content);
  return draft === undefined || theirs === null ? null : { kind: 'conflict', revision: draft.revision, theirs };
}
export const submitJudgment = (pair: string, body: JudgmentRequest) => call<SubmittedResponse>('POST', `/pairs/${pair}/judgments`, body);
export const skipPair = (pair: string, body: { id: string; reason: string; activeMs: number; wallMs: number }) => call<SubmittedResponse>('POST', `/pairs/${pair}/skip`, body);
export const undoJudgment = (pair: string, body: { id: string; judgment: string; reason: string | null }) => call<SubmittedResponse>('POST', `/pairs/${pair}/undo`, body);
