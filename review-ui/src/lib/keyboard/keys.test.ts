import { describe, expect, it } from 'vitest';
import { keyOf, matches, printed } from './keys';

const press = (key: string, modifiers: Partial<KeyboardEvent> = {}) =>
  keyOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...modifiers });

describe('keyOf', () => {
  it('names a character as it is printed, whatever the shift key', () => {
    expect(press('?', { shiftKey: true })).toBe('?');
    expect(press('Z', { shiftKey: true })).toBe('Z');
  });
  it('names Space and modifiers, and takes Command for Ctrl', () => {
    expect(press(' ')).toBe('Space');
    expect(press('s', { metaKey: true })).toBe('Ctrl+s');
    expect(press('Z', { ctrlKey: true, shiftKey: true })).toBe('Ctrl+Shift+Z');
    expect(press('Tab', { shiftKey: true })).toBe('Shift+Tab');
  });
  it('has no name for a modifier alone', () => {
    expect(press('Shift', { shiftKey: true })).toBeNull();
  });
});

describe('matches', () => {
  it('takes the capital for the key with shift, and nothing else', () => {
    expect(matches('Shift+D', 'D')).toBe(true);
    expect(matches('Shift+D', 'd')).toBe(false);
    expect(matches('Tab', 'Shift+Tab')).toBe(false);
  });
});

describe('printed', () => {
  it('shows the parts of a key', () => {
    expect(printed('Ctrl+s')).toEqual(['Ctrl', 'S']);
    expect(printed('z')).toEqual(['z']);
    expect(printed('ArrowDown')).toEqual(['↓']);
    expect(printed('Escape')).toEqual(['Esc']);
  });
});
