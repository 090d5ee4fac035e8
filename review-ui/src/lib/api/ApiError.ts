/** What the server says of a request that it did not do (RFC 9457). */
export interface Problem {
  readonly type?: string | undefined;
  readonly title?: string | undefined;
  readonly status?: number | undefined;
  readonly detail?: string | undefined;
  /** Messages per field, of a request that was not understood. */
  readonly errors?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Of a name that is taken: whether by something that was deleted and can be restored. */
  readonly isDeleted?: boolean | undefined;
}

/** A request that came to nothing: the server refused it, failed, or was not reached. */
export class ApiError extends Error {
  /** The HTTP status; 0 when no answer came. */
  readonly status: number;
  readonly problem: Problem;

  constructor(status: number, problem: Problem) {
    super(
      problem.detail ??
        problem.title ??
        (status === 0 ? 'The server was not reached.' : `The server answered ${status}.`),
    );
    this.name = 'ApiError';
    this.status = status;
    this.problem = problem;
  }

  /** Whether the same request can succeed later: the server was away, busy or broken. */
  get isTransient(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

/** What an error says to a person: the cause, then what each field lacks that the cause does not say already. */
export function messageOf(error: unknown): string {
  if (!(error instanceof ApiError)) return error instanceof Error ? error.message : String(error);
  const fields = Object.entries(error.problem.errors ?? {}).flatMap(([field, messages]) => {
    const unsaid = messages.filter((message) => !error.message.includes(message));
    return unsaid.length === 0 ? [] : [`${field}: ${unsaid.join(' ')}`];
  });
  return [error.message, ...fields].join(' ');
}
