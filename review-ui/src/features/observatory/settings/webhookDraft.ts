/** Why a webhook cannot be added yet; null when it can. Whether the address may be reached is the server's to say. */
export function webhookBlocked(url: string, events: readonly string[]): string | null {
  if (!URL.canParse(url.trim()) || !/^https?:$/.test(new URL(url.trim()).protocol))
    return 'It needs an http or https address.';
  return events.length === 0 ? 'It is told of nothing: choose at least one.' : null;
}

/** The body of a message with its fields on lines of their own; as it is where it is no JSON. */
export function readableBody(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
