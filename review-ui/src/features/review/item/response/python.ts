import { pythonLanguage } from '@codemirror/lang-python';
import { defineLanguageFacet, Language } from '@codemirror/language';
import { NodeType, parseMixed, Parser, Tree, type Input, type PartialParse, type TreeFragment } from '@lezer/common';

interface Range {
  readonly from: number;
  readonly to: number;
}

const top = NodeType.define({ id: 0, name: 'Response', top: true });
const block = NodeType.define({ id: 1, name: 'Block' });
const inner = parseMixed((node) => (node.type === block ? { parser: pythonLanguage.parser } : null));

/** Where the blocks stand is known already: the outer tree is there at once, and what is in the blocks is parsed in slices of time. */
class BlocksParser extends Parser {
  constructor(private readonly blocks: readonly Range[]) {
    super();
  }

  override createParse(
    input: Input,
    fragments: readonly TreeFragment[],
    ranges: readonly { from: number; to: number }[],
  ): PartialParse {
    const tree = new Tree(
      top,
      this.blocks.map(({ from, to }) => new Tree(block, [], [], to - from)),
      this.blocks.map(({ from }) => from),
      input.length,
    );
    const outer: PartialParse = {
      parsedPos: input.length,
      stoppedAt: null,
      stopAt: () => undefined,
      advance: () => tree,
    };
    return inner(outer, input, fragments, ranges);
  }
}

/** Colours blocks of Python within a text; each is a program of its own, and prose between them breaks nothing. */
export function pythonIn(blocks: readonly Range[]) {
  return blocks.length === 0
    ? []
    : new Language(defineLanguageFacet(), new BlocksParser(blocks), [], 'python-blocks').extension;
}
