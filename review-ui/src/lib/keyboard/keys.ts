/** Names a pressed key: `j`, `Z`, `?`, `Space`, `Ctrl+s`, `Shift+D`. Null for a modifier alone. */
export function keyOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string | null {
  if (['Control', 'Meta', 'Alt', 'Shift', 'Dead', 'Unidentified', 'AltGraph'].includes(event.key)) return null;
  const key = event.key === ' ' ? 'Space' : event.key;
  const control = event.ctrlKey || event.metaKey ? 'Ctrl+' : '';
  const alt = event.altKey ? 'Alt+' : '';
  // Shift is part of a printed character already (`?`, `Z`); it is named where it says nothing yet.
  const shift = event.shiftKey && (key.length > 1 || control !== '') ? 'Shift+' : '';
  return `${control}${alt}${shift}${key}`;
}

/** Whether a press of `pressed` is the key `bound`; `Shift+D` in the table is the character `D`. */
export function matches(bound: string, pressed: string): boolean {
  return bound === pressed || bound === `Shift+${pressed}`;
}

const symbols: Record<string, string> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
};

/** The parts of a key as they are printed: `Ctrl+s` is `Ctrl` and `S`; a capital alone stays one. */
export function printed(key: string): readonly string[] {
  const parts = key === '+' ? ['+'] : key.split('+');
  return parts.map((part) => symbols[part] ?? (parts.length > 1 && part.length === 1 ? part.toUpperCase() : part));
}

/** Whether keys belong to a field of text now. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.getAttribute('contenteditable') === 'true') return true;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return (
    target instanceof HTMLInputElement &&
    !['checkbox', 'radio', 'button', 'submit', 'reset', 'range'].includes(target.type)
  );
}

/** Whether Enter or Space would press what has focus. */
export function isControl(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('button, a[href], summary, [role="menuitem"], [role="option"], input') !== null
  );
}

/** Whether what has focus floats over the page and keeps the page's keys off it. */
export function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-keys="global"], [role="menu"]') !== null;
}
