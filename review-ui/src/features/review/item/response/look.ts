import { EditorView } from '@codemirror/view';

/** A response's text on top of the theme of every editor: prose in the page's type, blocks as wells, spans by weight of line. */
export const responseLook = EditorView.theme({
  '&': { height: '100%', maxHeight: 'none' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-content': { padding: '8px 14px 24px' },
  '.cm-line': { padding: '0' },
  '.cm-prose-line': { font: '12.5px/19px var(--font)' },
  '.cm-inline-code': { font: '0.923em/1 var(--mono)' },
  '.cm-block-line': {
    position: 'relative',
    padding: '0 10px 0 37px',
    background: 'var(--bg)',
    boxShadow: 'inset 1px 0 0 var(--line)',
  },
  '.cm-block-line.cm-taken': { boxShadow: 'inset 3px 0 0 var(--line-2)' },
  '.cm-block-line[data-line]::before': {
    content: 'attr(data-line)',
    position: 'absolute',
    left: '0',
    width: '26px',
    textAlign: 'right',
    font: '11px/20px var(--font)',
    color: 'var(--text-3)',
    pointerEvents: 'none',
    userSelect: 'none',
  },
  '.cm-block-first': { borderTopRightRadius: '4px' },
  '.cm-block-last': { borderBottomRightRadius: '4px' },
  '.cm-fence': { fontSize: '11px', lineHeight: '18px', color: 'var(--text-3)' },
  '.cm-taken-label': {
    position: 'absolute',
    right: '8px',
    font: '11px/18px var(--font)',
    color: 'var(--text-3)',
    userSelect: 'none',
  },
  '.cm-cursor': { borderLeft: '2px solid var(--accent)' },
  '.cm-selectionLayer': { zIndex: '1 !important', pointerEvents: 'none' },
  '.span-critical': { boxShadow: 'none' },
  mark: { cursor: 'pointer' },
});
