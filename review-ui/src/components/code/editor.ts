import { pythonLanguage, python } from '@codemirror/lang-python';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorState, RangeSetBuilder, StateEffect, StateField, type Extension } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  highlightSpecialChars,
  lineNumbers,
  WidgetType,
  type DecorationSet,
} from '@codemirror/view';
import { highlightTree } from '@lezer/highlight';
import { hiddenCharacters, visibleName } from '@/lib/format/visible';
import { hasLongLine } from './cut';
import { editorTheme } from './editorTheme';
import { marksWithin, type TextMark } from './marks';
import { tokens } from './tokens';

/** What decides how an editor is made. */
export interface EditorSetup {
  readonly text: string;
  readonly label: string;
  readonly language: 'python' | 'prose' | 'plain';
  readonly program: { readonly start: number; readonly end: number } | null;
  readonly firstLine: number;
  readonly lineNumbers: boolean;
}

const style = HighlightStyle.define(tokens);

/** What hidden characters look like; used by every editor, the one for differences too. */
export const safeText: Extension = [
  // A carriage return is a character of the text: only \n ends a line, so that offsets are those of what is stored.
  EditorState.lineSeparator.of('\n'),
  highlightSpecialChars({
    specialChars: new RegExp(hiddenCharacters.source, 'gu'),
    render(code) {
      const span = document.createElement('span');
      span.className = 'hidden-character';
      span.textContent = visibleName(code);
      span.title = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
      return span;
    },
  }),
  EditorView.perLineTextDirection.of(false),
];

/** Everything that only reads. */
export const readOnly: Extension = [
  EditorState.readOnly.of(true),
  EditorView.editable.of(false),
  syntaxHighlighting(style),
  editorTheme,
];

/** The extensions of one editor. */
export function extensionsOf(setup: EditorSetup): Extension {
  return [
    safeText,
    readOnly,
    // A line of megabytes is scrolled sideways: to wrap it, all of it would have to be measured.
    hasLongLine(setup.text) ? [] : EditorView.lineWrapping,
    EditorView.contentAttributes.of({
      'aria-label': setup.label,
      tabindex: '0',
      role: 'textbox',
      'aria-readonly': 'true',
      'aria-multiline': 'true',
    }),
    setup.lineNumbers ? lineNumbers({ formatNumber: (line) => String(line + setup.firstLine - 1) }) : [],
    setup.language === 'python' ? python() : [],
    setup.language === 'prose' ? prose(setup.text, setup.program) : [],
    markField,
  ];
}

/** Lines of prose as text, lines of the program as code, and the program coloured. */
function prose(text: string, program: EditorSetup['program']): Extension {
  const codeLine = Decoration.line({ class: 'cm-program' });
  const proseLine = Decoration.line({ class: 'cm-prose' });
  return [
    EditorView.decorations.compute(['doc'], (state) => {
      const lines = new RangeSetBuilder<Decoration>();
      for (let number = 1; number <= state.doc.lines; number++) {
        const line = state.doc.line(number);
        const inside = program !== null && line.from < program.end && line.to >= program.start;
        lines.add(line.from, line.from, inside ? codeLine : proseLine);
      }
      return lines.finish();
    }),
    EditorView.decorations.of(program === null ? Decoration.none : coloured(text, program)),
  ];
}

function coloured(text: string, { start, end }: { start: number; end: number }): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const code = text.slice(start, end);
  highlightTree(pythonLanguage.parser.parse(code), style, (from, to, className) =>
    builder.add(start + from, start + to, Decoration.mark({ class: className })),
  );
  return builder.finish();
}

/** Replaces the marks. */
export const setMarks = StateEffect.define<readonly TextMark[]>();
/** Rings one mark. */
export const currentMark = StateEffect.define<string | null>();

class Pin extends WidgetType {
  constructor(
    readonly text: string,
    readonly className: string,
  ) {
    super();
  }

  override eq(other: Pin) {
    return other.text === this.text && other.className === this.className;
  }

  toDOM() {
    const pin = document.createElement('span');
    pin.className = `cm-pin ${this.className}-pin`;
    pin.textContent = this.text;
    return pin;
  }
}

interface MarkState {
  readonly marks: readonly TextMark[];
  readonly current: string | null;
  readonly set: DecorationSet;
}

/** Draws the marks. */
export const markField = StateField.define<MarkState>({
  create: () => ({ marks: [], current: null, set: Decoration.none }),
  update(value, transaction) {
    let { marks, current } = value;
    for (const effect of transaction.effects) {
      if (effect.is(setMarks)) marks = effect.value;
      if (effect.is(currentMark)) current = effect.value;
    }
    if (marks === value.marks && current === value.current) return value;
    return { marks, current, set: decorated(marks, current, transaction.state.doc.length) };
  },
  provide: (field) => EditorView.decorations.from(field, (value) => value.set),
});

function decorated(marks: readonly TextMark[], current: string | null, length: number): DecorationSet {
  return Decoration.set(
    marksWithin(marks, length).flatMap((mark) => {
      const ring = mark.id === current ? ' cm-current' : '';
      const range = Decoration.mark({
        tagName: 'mark',
        class: `${mark.className}${ring}`,
        attributes: { 'data-mark': mark.id, ...(mark.title === undefined ? {} : { title: mark.title }) },
      }).range(mark.start, mark.end);
      if (mark.pin === undefined) return [range];
      return [Decoration.widget({ widget: new Pin(mark.pin, mark.className), side: -1 }).range(mark.start), range];
    }),
    true,
  );
}

/** Tells what is selected. */
export function selections(tell: (selection: { start: number; end: number } | null) => void): Extension {
  return EditorView.updateListener.of((update) => {
    if (!update.selectionSet) return;
    const { from, to } = update.state.selection.main;
    tell(from === to ? null : { start: from, end: to });
  });
}

/** Tells which mark was clicked. */
export function markClicks(tell: (id: string) => void): Extension {
  return EditorView.domEventHandlers({
    click(event) {
      const id =
        event.target instanceof Element ? event.target.closest('[data-mark]')?.getAttribute('data-mark') : null;
      if (id != null) tell(id);
      return false;
    },
  });
}
