/** Where a key means something. Keys of different scopes may be equal; `global` ones hold everywhere. */
export type Scope = 'global' | 'list' | 'lab' | 'case' | 'review' | 'rank' | 'attempt';

/** One line of the table of keys. */
export interface Shortcut {
  readonly scope: Scope;
  /** What the key does, as the key sheet says it. */
  readonly label: string;
  /** The keys, as {@link keyOf} names them; the first one is printed on the button. */
  readonly keys: readonly string[];
  /** True when the key also counts while a button has focus (Space would press it). */
  readonly overControls?: true;
  /** True when the key, pressed with Ctrl, also counts while a field of text has focus. */
  readonly whileTyping?: true;
  /** True when the keys say what they do, as digits do: they are a range, and stay. */
  readonly fixed?: true;
}

/** Every key of the app, in the order of the key sheet. The only place where keys are named. */
export const shortcuts = {
  'global.help': { scope: 'global', label: 'Show all keys', keys: ['?'] },
  'global.scheme': { scope: 'global', label: 'Switch dark and light', keys: ['Shift+D'] },

  'list.next': { scope: 'list', label: 'Next row', keys: ['j', 'ArrowDown'] },
  'list.previous': { scope: 'list', label: 'Previous row', keys: ['k', 'ArrowUp'] },
  'list.left': { scope: 'list', label: 'Cell to the left', keys: ['h', 'ArrowLeft'] },
  'list.right': { scope: 'list', label: 'Cell to the right', keys: ['l', 'ArrowRight'] },
  'list.pageDown': { scope: 'list', label: 'A screen of rows down', keys: ['PageDown'] },
  'list.pageUp': { scope: 'list', label: 'A screen of rows up', keys: ['PageUp'] },
  'list.first': { scope: 'list', label: 'First cell of the row', keys: ['Home'] },
  'list.last': { scope: 'list', label: 'Last cell of the row', keys: ['End'] },
  'list.open': { scope: 'list', label: 'Open', keys: ['Enter'] },
  'list.provenance': { scope: 'list', label: 'Where a score comes from', keys: ['p'] },
  'list.close': { scope: 'list', label: 'Close', keys: ['Escape'] },

  'lab.find': { scope: 'lab', label: 'Find', keys: ['/'] },
  'lab.new': { scope: 'lab', label: 'New prompt, config or review prompt', keys: ['n'] },
  'lab.run': { scope: 'lab', label: 'Run the prompt', keys: ['r'] },
  'lab.edit': { scope: 'lab', label: 'Edit', keys: ['e'] },
  'lab.save': { scope: 'lab', label: 'Save', keys: ['Ctrl+s'], whileTyping: true },

  'case.nextSample': { scope: 'case', label: 'Next sample', keys: [']'] },
  'case.previousSample': { scope: 'case', label: 'Previous sample', keys: ['['] },

  'review.aMuchBetter': { scope: 'review', label: 'A much better', keys: ['1'] },
  'review.aBetter': { scope: 'review', label: 'A better', keys: ['2'] },
  'review.tie': { scope: 'review', label: 'Tie', keys: ['3'] },
  'review.bBetter': { scope: 'review', label: 'B better', keys: ['4'] },
  'review.bMuchBetter': { scope: 'review', label: 'B much better', keys: ['5'] },
  'review.bothBad': { scope: 'review', label: 'Both bad', keys: ['`'] },
  'review.accept': { scope: 'review', label: 'Accept the suggestion', keys: ['a'] },
  'review.override': { scope: 'review', label: 'Override the suggestion', keys: ['d'] },
  'review.suggestion': { scope: 'review', label: 'Show or hide the suggestion', keys: ['f'] },
  'review.span': { scope: 'review', label: 'New span from the selection', keys: ['e'] },
  'review.focusA': { scope: 'review', label: 'Focus A', keys: ['q'] },
  'review.focusB': { scope: 'review', label: 'Focus B', keys: ['w'] },
  'review.lineDown': { scope: 'review', label: 'Caret to the next line', keys: ['t'] },
  'review.lineUp': { scope: 'review', label: 'Caret to the line before', keys: ['T'] },
  'review.wordRight': { scope: 'review', label: 'Caret to the next word', keys: ['r'] },
  'review.wordLeft': { scope: 'review', label: 'Caret to the word before', keys: ['R'] },
  'review.grow': { scope: 'review', label: 'Select more: word, line, paragraph, block', keys: ['v'] },
  'review.takeWord': { scope: 'review', label: 'Select one word further', keys: ['V'] },
  'review.nextSpan': { scope: 'review', label: 'Next span', keys: ['Tab'] },
  'review.previousSpan': { scope: 'review', label: 'Span before', keys: ['Shift+Tab'] },
  'review.editSpan': { scope: 'review', label: 'Edit the span, or take over the judge’s', keys: ['E'] },
  'review.deleteSpan': { scope: 'review', label: 'Delete span', keys: ['x', 'Delete'] },
  'review.critique': { scope: 'review', label: 'Write the critique', keys: ['c'] },
  'review.guidelines': { scope: 'review', label: 'Guidelines', keys: ['g'] },
  'review.skip': { scope: 'review', label: 'Skip with a reason', keys: ['s'] },
  'review.undo': { scope: 'review', label: 'Undo', keys: ['z', 'Ctrl+z'] },
  'review.redo': { scope: 'review', label: 'Redo', keys: ['Z', 'Ctrl+Shift+Z'] },
  'review.save': { scope: 'review', label: 'Save the draft', keys: ['Ctrl+s'], whileTyping: true },
  'review.submit': {
    scope: 'review',
    label: 'Submit and next',
    keys: ['Space', 'Ctrl+Enter'],
    overControls: true,
    whileTyping: true,
  },
  'review.view': { scope: 'review', label: 'Next view: text, code, difference, tests, output', keys: ['C'] },
  'review.back': { scope: 'review', label: 'Previous item', keys: ['b'] },

  'rank.left': { scope: 'rank', label: 'Card to the left; a lifted one moves', keys: ['ArrowLeft', 'h'] },
  'rank.right': { scope: 'rank', label: 'Card to the right; a lifted one moves', keys: ['ArrowRight', 'l'] },
  'rank.up': { scope: 'rank', label: 'Card above', keys: ['ArrowUp', 'k'] },
  'rank.down': { scope: 'rank', label: 'Card below', keys: ['ArrowDown', 'j'] },
  'rank.lift': { scope: 'rank', label: 'Lift the card, drop it', keys: ['Space'] },
  'rank.cancel': { scope: 'rank', label: 'Put a lifted card back', keys: ['Escape'] },
  'rank.set': {
    scope: 'rank',
    label: 'Set the rank',
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    fixed: true,
  },
  'rank.tie': { scope: 'rank', label: 'Tie with the left, or take apart', keys: ['t'] },
  'rank.acceptable': { scope: 'rank', label: 'Acceptable or not', keys: ['x'] },
  'rank.score': { scope: 'rank', label: 'Score by hand, with notes', keys: ['s'] },
  'rank.open': { scope: 'rank', label: 'Full response', keys: ['Enter'] },
  'rank.undo': { scope: 'rank', label: 'Undo', keys: ['Ctrl+z', 'z'] },
  'rank.redo': { scope: 'rank', label: 'Redo', keys: ['Ctrl+Shift+Z', 'Z'] },
  'rank.save': { scope: 'rank', label: 'Save the ranking', keys: ['Ctrl+s'], whileTyping: true },

  'attempt.nextRound': { scope: 'attempt', label: 'Next round of the attempt', keys: [']'] },
  'attempt.previousRound': { scope: 'attempt', label: 'Previous round of the attempt', keys: ['['] },
  'attempt.view': { scope: 'attempt', label: 'Next evidence: screenshot, console, requests, DOM', keys: ['e'] },
  'attempt.nextFile': { scope: 'attempt', label: 'Next file', keys: ['f'] },
  'attempt.previousFile': { scope: 'attempt', label: 'Previous file', keys: ['F'] },
} as const satisfies Record<string, Shortcut>;

/** The name of a line of the table. */
export type ShortcutId = keyof typeof shortcuts;

/** The ids in the table's order. */
export const shortcutIds = Object.keys(shortcuts) as ShortcutId[];

/** A line of the table. */
export function shortcut(id: ShortcutId): Shortcut {
  return shortcuts[id];
}

/** Whether two scopes can be active at once, so that one key may not serve both. */
export function scopesMeet(one: Scope, other: Scope): boolean {
  if (one === other || one === 'global' || other === 'global') return true;
  const both = new Set<Scope>([one, other]);
  return both.has('list') && (both.has('case') || both.has('lab') || both.has('attempt'));
}
