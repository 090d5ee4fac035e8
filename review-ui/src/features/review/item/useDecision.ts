import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { messageOf } from '@/lib/api/ApiError';
import { newId } from '@/lib/ids';
import { submitJudgment } from '../api/calls';
import type { JudgmentRequest, ReviewItem } from '../api/contract';
import { itemQuery } from '../api/queries';
import { spanOf } from '../model/issues';
import { actionOf, isShown, submitMeans, type LaneState } from '../model/lane';
import { choiceWords } from '../model/review';
import { outboxOf, type Submission } from '../sync/submissions';
import type { ItemSession } from './useItemSession';

/** Where the decision stands. */
export type DecisionStep = 'open' | 'voting' | 'done';

/** Voting, submitting and skipping. `onDone` is told when the item is left. */
export function useDecision(item: ReviewItem, user: string, session: ItemSession, lane: LaneState, onDone: () => void) {
  const { work, saver, time, openedAt, seen } = session;
  const queries = useQueryClient();
  const [step, setStep] = useState<DecisionStep>('open');
  const [hint, setHint] = useState<string | null>(null);
  const standing = item.own.findLast(({ stands }) => stands) ?? null;
  const suggested = isShown(lane) || seen ? (item.suggestion?.verdict ?? null) : null;

  const times = () => ({ activeMs: Math.round(time.read(Date.now())), wallMs: Math.max(0, Date.now() - openedAt) });

  function judgment(): JudgmentRequest | null {
    const { verdict, issues, critique } = work.review;
    if (verdict === null) return null;
    return {
      id: newId(),
      verdict,
      spans: issues.map(spanOf),
      critique: critique.trim() === '' ? null : critique.trim(),
      action: actionOf(lane, seen, work.review, suggested),
      supersedes: standing?.kind === 'verdict' ? standing.id : null,
      ...times(),
    };
  }

  function leave(words: string, body: Submission) {
    setStep('done');
    setHint(null);
    outboxOf(user).put({ id: body.body.id, pair: item.pair, title: item.task.title, words, body });
    saver.close(true);
    onDone();
  }

  /** The blind first vote: stored before the suggestion may be seen, so it waits for the store. */
  async function vote(body: JudgmentRequest) {
    setStep('voting');
    setHint(null);
    try {
      const { judgment: stored, step: next, suggestion, models } = await submitJudgment(item.pair, body);
      queries.setQueryData(itemQuery(item.pair).queryKey, {
        ...item,
        step: next,
        models,
        suggestion,
        suggestionState: suggestion === null ? 'none' : 'shown',
        own: [...item.own, stored],
        draft: null,
      });
      setStep('open');
      // Nothing to reveal: the item is done.
      if (next === 'done') {
        setStep('done');
        saver.close(true);
        onDone();
      } else setHint('Your vote is stored. Space keeps it; another verdict revises it.');
    } catch (error) {
      setStep('open');
      setHint(`The vote was not stored: ${messageOf(error)} Your draft is kept; press Space to try again.`);
    }
  }

  function submit() {
    if (step !== 'open') return;
    const body = judgment();
    if (session.draft.kind === 'conflict') setHint('Choose first which draft stands: above.');
    else if (body === null) setHint('Choose a verdict first: 1 to 5, or ` when both are bad.');
    else if (submitMeans(lane) === 'vote') void vote(body);
    else leave(choiceWords[body.verdict], { kind: 'judgment', body });
  }

  function skip(reason: string) {
    if (step !== 'open') return;
    leave('Skip', { kind: 'skip', body: { id: newId(), reason, ...times() } });
  }

  const clearHint = useCallback(() => setHint(null), []);
  return { step, hint, setHint, clearHint, submit, skip, standing };
}
