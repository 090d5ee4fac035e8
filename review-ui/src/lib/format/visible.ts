/**
 * Characters that a reader would not see or that change how others are shown: C0 and C1 controls (ANSI escapes among them) but tab and line
 * feed, soft hyphen, zero-width and bidirectional controls, line separators, tags, and the byte order mark.
 */
export const hiddenCharacters =
  // eslint-disable-next-line no-control-regex -- these are what it is about
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\u206a-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

const names: Record<number, string> = {
  0x00: 'NUL',
  0x07: 'BEL',
  0x08: 'BS',
  0x0d: 'CR',
  0x1b: 'ESC',
  0x7f: 'DEL',
  0xad: 'SHY',
  0x200b: 'ZWSP',
  0x200e: 'LRM',
  0x200f: 'RLM',
  0x202a: 'LRE',
  0x202b: 'RLE',
  0x202c: 'PDF',
  0x202d: 'LRO',
  0x202e: 'RLO',
  0x2066: 'LRI',
  0x2067: 'RLI',
  0x2068: 'FSI',
  0x2069: 'PDI',
  0xfeff: 'BOM',
};

/** How a hidden character is shown: its short name, or `U+200D`. */
export function visibleName(codePoint: number): string {
  return names[codePoint] ?? `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A part of a text: as it is, or one hidden character. */
export type VisiblePart = { readonly text: string } | { readonly hidden: string };

/** Splits a text so that every hidden character stands alone, by its name. */
export function visibleParts(text: string): readonly VisiblePart[] {
  const parts: VisiblePart[] = [];
  let from = 0;
  for (const match of text.matchAll(hiddenCharacters)) {
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ hidden: visibleName(match[0].codePointAt(0) ?? 0) });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** A text for places that hold no markup (titles, charts): hidden characters by their names in angle brackets. */
export function visibleText(text: string): string {
  return visibleParts(text)
    .map((part) => ('hidden' in part ? `‹${part.hidden}›` : part.text))
    .join('');
}
