// The token against forged requests, which every change carries. Whoever asks who is logged in brings it along.
let known: Promise<string | null> | undefined;

/** The token of this session, asked for once; null where none is needed or nobody is logged in. */
export function csrfToken(): Promise<string | null> {
  known ??= ask();
  return known;
}

/** Forgets the token: the session has ended or another one begins. */
export function forgetToken(): void {
  known = undefined;
}

async function ask(): Promise<string | null> {
  try {
    const response = await fetch('/api/v1/me');
    if (response.ok) return ((await response.json()) as { csrfToken: string | null }).csrfToken;
  } catch {
    // The change itself will say that the server was not reached.
  }
  forgetToken();
  return null;
}
