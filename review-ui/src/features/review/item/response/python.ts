import { pythonLanguage } from '@codemirror/lang-python';
import { defineLanguageFacet, Language } from '@codemirror/language';
import { Parser, type Input, type PartialParse, type TreeFragment } from '@lezer/common';

type Range = { readonly from: number; readonly to: number };

/** Reads only some ranges of a document as Python; what lies between is no code and breaks nothing. */
class RangesParser extends Parser {
  constructor(private readonly code: readonly Range[]) {
    super();
  }

  override createParse(input: Input, fragments: readonly TreeFragment[], ranges: readonly Range[]): PartialParse {
    const asked = ranges.flatMap((range) =>
      this.code
        .map(({ from, to }) => ({ from: Math.max(from, range.from), to: Math.min(to, range.to) }))
        .filter(({ from, to }) => from < to),
    );
    return pythonLanguage.parser.startParse(input, fragments, asked);
  }
}

/** Colours blocks of Python within a text. The editor parses in slices of time, so that a long text does not hold up the page. */
export function pythonIn(ranges: readonly Range[]) {
  return ranges.length === 0 ? [] : new Language(defineLanguageFacet(), new RangesParser(ranges), [], 'python-blocks');
}
