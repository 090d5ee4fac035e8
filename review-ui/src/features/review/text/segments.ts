/** A stretch of a response: prose, or a fenced block with the lines of its fence. Offsets are UTF-16 code units, half-open. */
export interface Segment {
  readonly kind: 'prose' | 'code';
  /** Of the whole stretch, fences included. */
  readonly from: number;
  readonly to: number;
  /** Of the lines between the fences; for prose the same as the stretch. */
  readonly bodyFrom: number;
  readonly bodyTo: number;
  /** First word after the opening fence, in lower case; empty for none and for prose. */
  readonly language: string;
  /** False when the block ran to the end of the text. */
  readonly closed: boolean;
}

const opening = /^ {0,3}(`{3,}|~{3,})[ \t]*([^\s`]*)[^`]*$/;

/** Splits a response where Markdown's fences stand. Every code unit is in exactly one segment. Only `\n` ends a line; a `\r` before it belongs to it. */
export function segment(text: string): readonly Segment[] {
  const segments: Segment[] = [];
  let proseFrom = 0;
  let block: { fence: string; from: number; bodyFrom: number; language: string } | null = null;
  for (let at = 0; at < text.length;) {
    const newline = text.indexOf('\n', at);
    const next = newline === -1 ? text.length : newline + 1;
    // A fence is short: the rest of a long line cannot make it one.
    const line = text.slice(at, Math.min(next, at + 400)).trimEnd();
    if (block === null) {
      const match = opening.exec(line);
      if (match !== null) {
        if (at > proseFrom) segments.push(prose(proseFrom, at));
        block = { fence: match[1] ?? '', from: at, bodyFrom: next, language: (match[2] ?? '').toLowerCase() };
      }
    } else if (closes(line, block.fence)) {
      segments.push({
        kind: 'code',
        from: block.from,
        to: next,
        bodyFrom: block.bodyFrom,
        bodyTo: at,
        language: block.language,
        closed: true,
      });
      block = null;
      proseFrom = next;
    }
    at = next;
  }
  if (block !== null) {
    const { from, bodyFrom, language } = block;
    segments.push({ kind: 'code', from, to: text.length, bodyFrom, bodyTo: text.length, language, closed: false });
  } else if (text.length > proseFrom) segments.push(prose(proseFrom, text.length));
  return segments;
}

/** The segment that holds an offset, by bisection; null in an empty text. */
export function segmentAt(segments: readonly Segment[], offset: number): Segment | null {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((segments[middle]?.from ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return segments[low] ?? null;
}

function prose(from: number, to: number): Segment {
  return { kind: 'prose', from, to, bodyFrom: from, bodyTo: to, language: '', closed: true };
}

function closes(line: string, fence: string): boolean {
  const body = line.trimStart();
  if (line.length - body.length > 3 || body.length < fence.length) return false;
  const mark = fence[0] ?? '`';
  return body === mark.repeat(body.length);
}
