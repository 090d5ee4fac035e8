import { useCallback, useEffect, useMemo, useReducer, useRef, useState, useSyncExternalStore } from 'react';
import { saveDraft } from '../api/calls';
import type { ReviewItem } from '../api/contract';
import type { ActiveTime } from '@/lib/activity/activeTime';
import { keepBoth, readDraft, type DraftContent } from '../model/draft';
import { saysSame, type Review } from '../model/review';
import { beginWork, reduceWork, type Work, type WorkAction } from '../model/work';
import { browserClock } from '../sync/clock';
import { DraftSaver, type DraftState } from '../sync/DraftSaver';
import { forgetLocalDraft, keepLocalDraft, readLocalDraft } from '../sync/localDrafts';
import { startOf } from './start';
import { useActiveTime } from '@/lib/activity/useActiveTime';
import { writerOf } from '../sync/writer';

/** How a conflict of drafts ends. */
export type MergeChoice = 'both' | 'theirs' | 'mine';

/** A reviewer's work on one item with everything that keeps it. */
export interface ItemSession {
  readonly work: Work;
  readonly dispatch: (action: WorkAction) => void;
  readonly draft: DraftState<DraftContent>;
  readonly saver: DraftSaver<DraftContent>;
  readonly time: ActiveTime;
  readonly openedAt: number;
  /** The suggestion was on the screen at some time. */
  readonly seen: boolean;
  readonly markSeen: () => void;
  readonly merge: (choice: MergeChoice) => void;
  readonly content: () => DraftContent;
}

/** Begins with what is newest of an item: what this browser alone has, the draft of the store, or the own judgment that stands. */
export function useItemSession(item: ReviewItem, user: string): ItemSession {
  const { pair } = item;
  const [start] = useState(() => startOf(item, readLocalDraft(localStorage, user, pair), writerOf(sessionStorage)));
  const [work, dispatch] = useReducer(reduceWork, start.review, beginWork);
  const [seen, setSeen] = useState(start.seen);
  const time = useActiveTime(start.activeMs);
  const [openedAt] = useState(() => (start.openedAt === null ? Date.now() : Date.parse(start.openedAt)));
  const [saver] = useState(
    () =>
      new DraftSaver<DraftContent>(
        {
          clock: browserClock,
          isOwn: (theirs) => theirs.writer !== '' && theirs.writer === writerOf(sessionStorage),
          save: (basedOn, content) => saveDraft(pair, basedOn, content),
          keep: (basedOn, content) => void keepLocalDraft(localStorage, user, pair, { basedOn, content }),
          forget: () => forgetLocalDraft(localStorage, user, pair),
        },
        item.draft?.revision ?? 0,
        item.draft?.savedAt ?? null,
      ),
  );
  const draft = useSyncExternalStore(saver.subscribe, saver.state);

  const latest = useRef({ review: work.review, seen });
  const content = useCallback(
    (review: Review = latest.current.review): DraftContent => ({
      version: 1,
      writer: writerOf(sessionStorage),
      review,
      activeMs: Math.round(time.read(Date.now())),
      openedAt: new Date(openedAt).toISOString(),
      seen: latest.current.seen,
    }),
    [time, openedAt],
  );

  const kept = useRef(start.review);
  useEffect(() => {
    latest.current = { review: work.review, seen };
    if (saysSame(kept.current, work.review)) return;
    kept.current = work.review;
    saver.change(content(work.review));
  }, [work.review, seen, saver, content]);

  useEffect(() => {
    if (start.conflict !== null) saver.beginConflict(content(start.review), start.conflict, start.basedOn);
    else if (start.unsaved) saver.change(content(start.review));
  }, [start, saver, content]);

  useEffect(() => {
    const flush = () => saver.flush();
    const leaving = () => document.visibilityState === 'hidden' && saver.flush();
    addEventListener('online', flush);
    document.addEventListener('visibilitychange', leaving);
    return () => {
      removeEventListener('online', flush);
      document.removeEventListener('visibilitychange', leaving);
      // What waits is saved on the way out; the copy in this browser stays until it is.
      saver.flush();
    };
  }, [saver]);

  const merge = useCallback(
    (choice: MergeChoice) => {
      const state = saver.state();
      if (state.kind !== 'conflict') return;
      const theirs = readDraft(state.theirs) ?? state.theirs;
      const chosen = choice === 'mine' ? content() : choice === 'theirs' ? theirs : keepBoth(content(), theirs);
      kept.current = chosen.review;
      dispatch({ type: 'replace', review: chosen.review });
      saver.resolve(choice === 'theirs' ? null : chosen);
    },
    [saver, content],
  );
  const markSeen = useCallback(() => setSeen(true), []);
  return useMemo(
    () => ({ work, dispatch, draft, saver, time, openedAt, seen, markSeen, merge, content }),
    [work, draft, saver, time, openedAt, seen, markSeen, merge, content],
  );
}
