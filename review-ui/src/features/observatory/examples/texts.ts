/** The first line of a text that says something, for a row: at most 300 characters. */
export function firstLine(text: string): string {
  const line = text.split(/\r\n|\n|\r/).find((one) => one.trim() !== '') ?? '';
  return line.trim().slice(0, 300);
}

/** What was sent along with an example, as text; null for nothing. */
export function metadataText(metadata: unknown): string | null {
  if (metadata === null || typeof metadata !== 'object' || Object.keys(metadata).length === 0) return null;
  return JSON.stringify(metadata, null, 2);
}
