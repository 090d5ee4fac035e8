import type { TextRange } from './anchors';
import { segment, type Segment } from './segments';

/** A response as it is set: prose and code, with the program that was taken from it. */
export interface Layout {
  readonly segments: readonly Segment[];
  readonly program: TextRange | null;
}

/** Where prose and code stand. A program outside of any fence (a bare answer) is a block of its own without fences. */
export function layoutOf(text: string, program: TextRange | null): Layout {
  const segments = segment(text);
  if (program === null || program.start >= program.end) return { segments, program: null };
  return {
    segments: segments.flatMap((part) => (part.kind === 'prose' ? cutOut(text, part, program) : [part])),
    program,
  };
}

/** The parts that are coloured as Python: the program, and blocks that say so or say nothing. */
export function pythonRanges({ segments, program }: Layout): readonly { from: number; to: number }[] {
  const isPython = ({ language, bodyFrom, bodyTo }: Segment) =>
    ['', 'python', 'py', 'python3', 'pycon'].includes(language) ||
    (program !== null && program.start < bodyTo && program.end > bodyFrom);
  return segments
    .filter((part) => part.kind === 'code' && part.bodyTo > part.bodyFrom && isPython(part))
    .map(({ bodyFrom, bodyTo }) => ({ from: bodyFrom, to: bodyTo }));
}

function cutOut(text: string, part: Segment, program: TextRange): Segment[] {
  if (program.start >= part.to || program.end <= part.from) return [part];
  // Whole lines: a line is prose or code, never both.
  const from = Math.max(part.from, text.lastIndexOf('\n', program.start - 1) + 1);
  const newline = text.indexOf('\n', Math.max(program.end - 1, program.start));
  const to = Math.min(part.to, newline === -1 ? text.length : newline + 1);
  const prose = (start: number, end: number): Segment[] =>
    start < end ? [{ ...part, from: start, to: end, bodyFrom: start, bodyTo: end }] : [];
  const code: Segment = { kind: 'code', from, to, bodyFrom: from, bodyTo: to, language: '', closed: true };
  return [...prose(part.from, from), code, ...prose(to, part.to)];
}
