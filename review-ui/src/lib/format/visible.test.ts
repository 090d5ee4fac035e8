import { describe, expect, it } from 'vitest';
import { visibleParts } from './visible';

const shown = (text: string) =>
  visibleParts(text)
    .map((part) => ('hidden' in part ? `[${part.hidden}]` : part.text))
    .join('');

describe('visibleParts', () => {
  it('names terminal escapes', () => {
    expect(shown('\u001b[31mred\u001b[0m\u0007')).toBe('[ESC][31mred[ESC][0m[BEL]');
  });
  it('names what turns the direction of text', () => {
    expect(shown('if access \u202e\u2066# \u2069')).toBe('if access [RLO][LRI]# [PDI]');
  });
  it('names what has no width, and characters beyond the first plane', () => {
    expect(shown('a\u200bb\ufeffc\u{e0041}d\u200d')).toBe('a[ZWSP]b[BOM]c[U+E0041]d[U+200D]');
  });
  it('leaves tabs, line feeds, markup and other scripts as they are', () => {
    const text = '<b>\t\n</b> https://example.org \u05e9\u05dc\u05d5\u05dd \u{1f600}';
    expect(shown(text)).toBe(text);
  });
  it('loses nothing', () => {
    expect(visibleParts('\r')).toEqual([{ hidden: 'CR' }]);
    expect(visibleParts('')).toEqual([]);
  });
});
