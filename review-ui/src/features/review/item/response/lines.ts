import { RangeSetBuilder } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { Decoration, ViewPlugin, WidgetType, type DecorationSet, type ViewUpdate } from '@codemirror/view';
import type { Layout } from '../../text/blocks';
import { segmentAt, type Segment } from '../../text/segments';

/** Sets prose as text and code as code, with line numbers and the extracted part's bar; computed for what is in sight only. */
export function lineLook(layout: Layout) {
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;

      constructor(view: EditorView) {
        this.decorations = decorate(view, layout);
      }

      update(update: ViewUpdate) {
        if (update.viewportChanged || update.docChanged) this.decorations = decorate(update.view, layout);
      }
    },
    { decorations: ({ decorations }) => decorations },
  );
}

const inlineCode = Decoration.mark({ class: 'cm-inline-code' });
const inlineCodePattern = /`[^`\n]{1,200}`/g;

function decorate(view: EditorView, layout: Layout): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const { doc } = view.state;
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to;) {
      const line = doc.lineAt(at);
      const part = segmentAt(layout.segments, line.from);
      if (part?.kind === 'code') code(builder, layout, part, line.from, line.to, line.number, doc);
      else {
        builder.add(line.from, line.from, Decoration.line({ class: 'cm-prose-line' }));
        if (line.length < 5_000) {
          for (const match of line.text.matchAll(inlineCodePattern)) {
            builder.add(line.from + match.index, line.from + match.index + match[0].length, inlineCode);
          }
        }
      }
      at = line.to + 1;
    }
  }
  return builder.finish();
}

type Doc = EditorView['state']['doc'];

function code(
  builder: RangeSetBuilder<Decoration>,
  { program }: Layout,
  part: Segment,
  from: number,
  to: number,
  number: number,
  doc: Doc,
) {
  const fence = from < part.bodyFrom || (part.closed && from >= part.bodyTo && part.bodyTo < part.to);
  const taken = program !== null && program.start < part.to && program.end > part.from;
  const first = from === part.from;
  const last = to + 1 >= part.to;
  const names = [
    'cm-block-line',
    fence && 'cm-fence',
    taken && 'cm-taken',
    first && 'cm-block-first',
    last && 'cm-block-last',
  ];
  builder.add(
    from,
    from,
    Decoration.line({
      class: names.filter(Boolean).join(' '),
      attributes: fence ? {} : { 'data-line': String(number) },
    }),
  );
  if (first && taken) {
    const lines = [doc.lineAt(program.start).number, doc.lineAt(Math.max(program.start, program.end - 1)).number];
    builder.add(to, to, Decoration.widget({ widget: new Label(`extracted, lines ${lines.join(' to ')}`), side: 2 }));
  }
}

class Label extends WidgetType {
  constructor(readonly text: string) {
    super();
  }

  override eq(other: Label) {
    return other.text === this.text;
  }

  toDOM() {
    const label = document.createElement('span');
    label.className = 'cm-taken-label';
    label.textContent = this.text;
    return label;
  }
}
