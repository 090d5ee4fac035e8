/** Texts up to this length (UTF-16 units) are shown whole at once. */
const whole = 200_000;
/** A line longer than this is what makes an editor slow. */
const longLine = 20_000;

/** The part of a text that is shown before all is asked for; it ends at a line's end where one is near, and never splits a character. */
export function cutAt(text: string): string {
  const limit = hasLongLine(text) ? longLine : whole;
  if (text.length <= limit) return text;
  const line = text.lastIndexOf('\n', limit);
  const end = line > limit / 2 ? line : limit;
  const splits = /[\ud800-\udbff]/.test(text.charAt(end - 1));
  return text.slice(0, splits ? end - 1 : end);
}

/** Whether a text has a line that no editor can wrap quickly. */
export function hasLongLine(text: string): boolean {
  let from = 0;
  while (text.length - from > longLine) {
    const next = text.indexOf('\n', from);
    if (next === -1 || next - from > longLine) return true;
    from = next + 1;
  }
  return false;
}
