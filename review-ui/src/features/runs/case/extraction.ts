import type { Sample } from '../api/types';

type Extraction = Sample['extraction'];

/** The line of the response, from 1, where the program begins; 1 where that is not known. */
export function firstLineOf(extraction: Extraction, response: string): number {
  const start = extraction?.startUtf16;
  return start == null ? 1 : response.slice(0, start).split('\n').length;
}

/** Where the program stood, in words: `fence, lines 3 to 10`. */
export function extractionNote(extraction: Extraction, response: string): string | undefined {
  if (extraction?.code == null) return undefined;
  const method = extraction.method.replaceAll('_', ' ');
  const complete = extraction.looksComplete ? '' : ', cut off';
  if (extraction.startUtf16 === null || extraction.endUtf16 === null) return `${method}${complete}`;
  const first = firstLineOf(extraction, response);
  const last = first + response.slice(extraction.startUtf16, extraction.endUtf16).trimEnd().split('\n').length - 1;
  return `${method}, lines ${first} to ${last}${complete}`;
}
