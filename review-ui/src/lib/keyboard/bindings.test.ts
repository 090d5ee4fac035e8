import { describe, expect, it } from 'vitest';
import { conflictOf, keysOf, readRemapped, writeRemapped } from './bindings';
import { scopesMeet, shortcut, shortcutIds } from './shortcuts';

describe('the table of keys', () => {
  it('never gives one key to two shortcuts that are active together', () => {
    const clashes = shortcutIds.flatMap((one, index) =>
      shortcutIds
        .slice(index + 1)
        .filter((other) => scopesMeet(shortcut(one).scope, shortcut(other).scope))
        .filter((other) => shortcut(one).keys.some((key) => shortcut(other).keys.includes(key)))
        .map((other) => `${one} and ${other}`),
    );
    expect(clashes).toEqual([]);
  });
  it('says the verdicts in screen order under 1 to 5', () => {
    const verdicts = shortcutIds.filter(
      (id) => shortcut(id).scope === 'review' && /^[1-5]$/.test(shortcut(id).keys[0] ?? ''),
    );
    expect(verdicts.map((id) => shortcut(id).label)).toEqual([
      'A much better',
      'A better',
      'Tie',
      'B better',
      'B much better',
    ]);
  });
});

describe('chosen keys', () => {
  it('replace the first key and keep the others', () => {
    expect(keysOf('list.next', { 'list.next': 'n' })).toEqual(['n', 'ArrowDown']);
    expect(keysOf('list.next', {})).toEqual(['j', 'ArrowDown']);
  });
  it('conflict with a key of a scope that is active at the same time', () => {
    expect(conflictOf('list.next', 'k', {})).toBe('list.previous');
    expect(conflictOf('list.next', '?', {})).toBe('global.help');
    expect(conflictOf('list.next', '1', {})).toBeNull();
    expect(conflictOf('list.next', 'k', { 'list.previous': 'p' })).toBeNull();
  });
  it('are kept, and what is unreadable or unknown is left out', () => {
    writeRemapped(localStorage, { 'list.next': 'n' });
    expect(readRemapped(localStorage)).toEqual({ 'list.next': 'n' });
    localStorage.setItem('llm-eval.keys', '{"list.next": 5, "gone": "g", "list.open": "o"}');
    expect(readRemapped(localStorage)).toEqual({ 'list.open': 'o' });
    localStorage.setItem('llm-eval.keys', '{');
    expect(readRemapped(localStorage)).toEqual({});
  });
});
