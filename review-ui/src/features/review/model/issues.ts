import { newId } from '@/lib/ids';
import type { IssueCategory, SpanRequest, SpanResponse } from '../api/contract';
import { isRangeOf } from '../text/anchors';
import type { Issue, Side } from './review';

/** A span of the store as the page keeps it. */
export function issueOf(span: SpanResponse): Issue {
  const { id, side, startUtf16, endUtf16, quote, prefix, suffix, textHash, category, severity, note, takenFrom } = span;
  const range = startUtf16 === null || endUtf16 === null ? null : { start: startUtf16, end: endUtf16 };
  return {
    id,
    side: side === 'a' ? 'A' : 'B',
    range,
    quote,
    prefix,
    suffix,
    textHash,
    category,
    severity,
    note: note ?? '',
    takenFrom,
  };
}

/** A span as it is submitted: of that one judgment, so with an id of its own, also where an earlier one said the same. */
export function spanOf({ side, range, quote, textHash, category, severity, note, takenFrom }: Issue): SpanRequest {
  return {
    id: newId(),
    side: side === 'A' ? 'a' : 'b',
    startUtf16: range?.start ?? null,
    endUtf16: range?.end ?? null,
    quote,
    textHash,
    category: category as IssueCategory,
    severity,
    note: note.trim() === '' ? null : note.trim(),
    takenFrom,
  };
}

/** How a span stands against the text that is shown. */
export type Located = 'located' | 'unlocated' | 'orphaned';

/** Located: its offsets hold its quote. Orphaned: it is of a text that changed. Unlocated: its quote was never found. */
export function locate(issue: Issue, text: string): Located {
  if (issue.range === null) return 'unlocated';
  const fits = isRangeOf(text, issue.range) && text.slice(issue.range.start, issue.range.end) === issue.quote;
  return fits ? 'located' : 'orphaned';
}

/** One line of the list of issues. */
export interface ListedIssue {
  /** As it is printed on its pin. */
  readonly number: number;
  readonly issue: Issue;
  /** Suggested by the judge and not taken over. */
  readonly suggested: boolean;
  readonly located: Located;
}

/** All issues, the reviewer's first, each list in the order of the text, A before B. */
export function listIssues(
  own: readonly Issue[],
  suggested: readonly Issue[],
  texts: Readonly<Record<Side, string>>,
): readonly ListedIssue[] {
  const taken = new Set(own.map(({ takenFrom }) => takenFrom));
  const left = suggested.filter(({ id }) => !taken.has(id));
  const inOrder = (one: Issue, other: Issue) =>
    one.side.localeCompare(other.side) || (one.range?.start ?? Infinity) - (other.range?.start ?? Infinity) || 0;
  return [
    ...own.toSorted(inOrder).map((issue) => ({ issue, suggested: false })),
    ...left.toSorted(inOrder).map((issue) => ({ issue, suggested: true })),
  ].map(({ issue, suggested: isSuggested }, index) => ({
    number: index + 1,
    issue,
    suggested: isSuggested,
    located: locate(issue, texts[issue.side]),
  }));
}
