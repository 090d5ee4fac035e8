import type { TextRange } from './anchors';
import type { Segment } from './segments';
import { segmentAt } from './segments';

/**
 * The next larger part around a selection: the word, the line without its indentation, the lines up to blank ones, the block or the stretch
 * of prose. Null when nothing is larger.
 */
export function grow(text: string, segments: readonly Segment[], { start, end }: TextRange): TextRange | null {
  const segment = segmentAt(segments, start);
  const body = { start: segment?.bodyFrom ?? 0, end: segment?.bodyTo ?? text.length };
  const within = (range: TextRange) =>
    start < body.start || end > body.end
      ? range
      : { start: Math.max(range.start, body.start), end: Math.min(range.end, body.end) };
  const candidates = [word(text, start, end), line(text, start, end), paragraph(text, start, end), body].map((range) =>
    strip(text, within(range)),
  );
  return (
    candidates.find(
      (larger) => larger.start <= start && larger.end >= end && larger.end - larger.start > end - start,
    ) ?? null
  );
}

function word(text: string, start: number, end: number): TextRange {
  const part = /[\p{L}\p{M}\p{N}_]/u;
  let from = start;
  while (from > 0) {
    const before = characterBefore(text, from);
    if (!part.test(before)) break;
    from -= before.length;
  }
  let to = end;
  while (to < text.length) {
    const after = String.fromCodePoint(text.codePointAt(to) ?? 0);
    if (!part.test(after)) break;
    to += after.length;
  }
  return { start: from, end: to };
}

function line(text: string, start: number, end: number): TextRange {
  return { start: lineStart(text, start), end: lineEnd(text, end) };
}

function paragraph(text: string, start: number, end: number): TextRange {
  let from = lineStart(text, start);
  while (from > 0) {
    const before = lineStart(text, from - 1);
    if (text.slice(before, from).trim() === '') break;
    from = before;
  }
  let to = lineEnd(text, end);
  while (to < text.length) {
    const after = lineEnd(text, to + 1);
    if (text.slice(to, after).trim() === '') break;
    to = after;
  }
  return { start: from, end: to };
}

/** Without blank space at the ends; as it was when nothing else is in it. */
function strip(text: string, range: TextRange): TextRange {
  const part = text.slice(range.start, range.end);
  const body = part.trim();
  if (body === '') return range;
  const start = range.start + part.length - part.trimStart().length;
  return { start, end: start + body.length };
}

function characterBefore(text: string, offset: number): string {
  const unit = text.charCodeAt(offset - 1);
  const low = unit >= 0xdc00 && unit <= 0xdfff && offset > 1;
  return text.slice(offset - (low ? 2 : 1), offset);
}

const lineStart = (text: string, offset: number) => (offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1);
const lineEnd = (text: string, offset: number) => {
  const newline = text.indexOf('\n', offset);
  return newline === -1 ? text.length : newline;
};
