/** A text without the line break at its end, which would show as one line more than there is. */
export function withoutLastBreak(text: string): string {
  return text.endsWith('\n') ? text.slice(0, -1) : text;
}
