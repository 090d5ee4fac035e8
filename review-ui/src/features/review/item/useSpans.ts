import { useCallback, useMemo, useRef, useState } from 'react';
import { newId } from '@/lib/ids';
import type { ReviewItem } from '../api/contract';
import { issueOf, listIssues, type ListedIssue } from '../model/issues';
import type { Issue, Side } from '../model/review';
import { anchor, snap, trimmed, type TextRange } from '../text/anchors';
import type { ResponseHandle } from './response/ResponseEditor';
import type { SpanAnswer } from './SpanBox';
import type { ItemSession } from './useItemSession';

type Coordinates = ReturnType<ResponseHandle['coordinates']>;

/** What the box for a span asks about. */
export type SpanQuestion =
  | {
      readonly kind: 'new';
      readonly side: Side;
      readonly range: TextRange;
      readonly quote: string;
      readonly at: Coordinates;
    }
  | { readonly kind: 'edit'; readonly issue: Issue; readonly quote: string; readonly at: Coordinates };

/** Spans of an item: what is selected, what is marked, and what keys do with it. */
export function useSpans(
  item: ReviewItem,
  texts: Readonly<Record<Side, string>>,
  session: ItemSession,
  suggestionShown: boolean,
) {
  const { work, dispatch } = session;
  const a = useRef<ResponseHandle>(null);
  const b = useRef<ResponseHandle>(null);
  const handles = useMemo(() => ({ A: a, B: b }), []);
  const [side, setSide] = useState<Side>('A');
  const [selection, setSelection] = useState<{ readonly side: Side; readonly range: TextRange } | null>(null);
  const [question, setQuestion] = useState<SpanQuestion | null>(null);

  const suggested = useMemo(
    () => (suggestionShown ? (item.suggestion?.spans.map(issueOf) ?? []) : []),
    [item.suggestion, suggestionShown],
  );
  const issues = useMemo(
    () => listIssues(work.review.issues, suggested, texts),
    [work.review.issues, suggested, texts],
  );
  const current = issues.find(({ issue }) => issue.id === work.current) ?? null;

  const select = useCallback((where: Side, range: TextRange | null) => {
    setSelection((before) => (range !== null ? { side: where, range } : before?.side === where ? null : before));
  }, []);

  function focus(where: Side) {
    setSide(where);
    handles[where].current?.focus();
  }

  /** Asks about the selection; without one, about the line of the caret. */
  function ask() {
    const where = selection?.side ?? side;
    const handle = handles[where].current;
    const chosen = selection?.range ?? handle?.line() ?? null;
    const whole = chosen === null ? null : snap(texts[where], chosen.start, chosen.end);
    const range = whole === null ? null : trimmed(texts[where], whole);
    if (range === null) return;
    const quote = texts[where].slice(range.start, range.end);
    setQuestion({ kind: 'new', side: where, range, quote, at: handle?.coordinates(range) ?? null });
  }

  function edit(listed: ListedIssue | null = current) {
    if (listed === null) return;
    if (listed.suggested) {
      take([listed.issue]);
      return;
    }
    const { issue } = listed;
    const at = issue.range === null ? null : (handles[issue.side].current?.coordinates(issue.range) ?? null);
    setQuestion({ kind: 'edit', issue, quote: issue.quote, at });
  }

  function answer({ category, severity, note }: SpanAnswer) {
    if (question?.kind === 'edit')
      dispatch({ type: 'editIssue', id: question.issue.id, change: { category, severity, note } });
    if (question?.kind === 'new') {
      const textHash = (question.side === 'A' ? item.a : item.b).textHash;
      const parts = anchor(texts[question.side], question.range);
      const issue = { id: newId(), side: question.side, ...parts, textHash, category, severity, note, takenFrom: null };
      dispatch({ type: 'addIssues', issues: [issue] });
      handles[question.side].current?.clear();
    }
    close();
  }

  function close() {
    const back = question?.kind === 'new' ? question.side : (question?.issue.side ?? side);
    // To the text, wherever the box was opened from: keys go on there, from the next one on.
    focus(back);
    setQuestion(null);
  }

  function take(taken: readonly Issue[]) {
    dispatch({ type: 'addIssues', issues: taken.map((issue) => ({ ...issue, id: newId(), takenFrom: issue.id })) });
  }

  function point(id: string | null) {
    dispatch({ type: 'point', id });
    const issue = issues.find((listed) => listed.issue.id === id)?.issue;
    if (issue !== undefined) setSide(issue.side);
  }

  /** To the next span or the one before; false past the last, where Tab goes on through the page. */
  function next(by: 1 | -1): boolean {
    const at = issues.findIndex(({ issue }) => issue.id === work.current);
    const to = at === -1 ? (by === 1 ? 0 : issues.length - 1) : at + by;
    const listed = issues[to];
    point(listed?.issue.id ?? null);
    return listed !== undefined;
  }

  function remove() {
    if (current !== null && !current.suggested) dispatch({ type: 'deleteIssue', id: current.issue.id });
  }

  return {
    handles,
    side,
    setSide,
    selection,
    question,
    issues,
    current,
    select,
    focus,
    ask,
    edit,
    answer,
    close,
    take,
    takeAll: () => take(suggested.filter(({ id }) => !work.review.issues.some(({ takenFrom }) => takenFrom === id))),
    point,
    next,
    remove,
  };
}
