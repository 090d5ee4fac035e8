/** Code units kept on either side of a quote, so that a span can be found again in a text that changed. */
export const contextLength = 32;

/** A half-open range of UTF-16 code units in the stored text. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** What is kept of a marked part beside its offsets. */
export interface Anchor {
  readonly range: TextRange;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Whether an offset stands between the two halves of a surrogate pair. */
export function splitsPair(text: string, offset: number): boolean {
  return offset > 0 && offset < text.length && isHigh(text.charCodeAt(offset - 1)) && isLow(text.charCodeAt(offset));
}

/** A range that takes whole characters: widened where it would cut a surrogate pair or stand outside, its ends put in order; null when empty. */
export function snap(text: string, one: number, other: number): TextRange | null {
  let start = clamp(Math.min(one, other), text.length);
  let end = clamp(Math.max(one, other), text.length);
  if (start === end) return null;
  if (splitsPair(text, start)) start -= 1;
  if (splitsPair(text, end)) end += 1;
  return { start, end };
}

/** A range without blank space at its ends, as people mean it when they drag over whole lines; null when nothing else is in it. */
export function trimmed(text: string, { start, end }: TextRange): TextRange | null {
  const quote = text.slice(start, end);
  const lead = quote.length - quote.trimStart().length;
  const body = quote.trim();
  return body === '' ? null : { start: start + lead, end: start + lead + body.length };
}

/** Quote and surroundings of a range, cut between characters and never inside one. */
export function anchor(text: string, range: TextRange): Anchor {
  const before = Math.max(0, range.start - contextLength);
  const after = Math.min(text.length, range.end + contextLength);
  return {
    range,
    quote: text.slice(range.start, range.end),
    prefix: text.slice(splitsPair(text, before) ? before + 1 : before, range.start),
    suffix: text.slice(range.end, splitsPair(text, after) ? after - 1 : after),
  };
}

/** Whether a range can be of this text. */
export function isRangeOf(text: string, { start, end }: TextRange): boolean {
  return (
    Number.isInteger(start) &&
    Number.isInteger(end) &&
    start >= 0 &&
    start < end &&
    end <= text.length &&
    !splitsPair(text, start) &&
    !splitsPair(text, end)
  );
}

const clamp = (offset: number, length: number) => Math.max(0, Math.min(length, offset));
const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;
