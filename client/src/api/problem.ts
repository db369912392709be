/** One complaint of the server, about a field if it names one. */
export type FieldError = { message: string; field?: string };

/** A refusal (RFC 9457), or the lack of any answer: then `status` is 0. */
export class Problem extends Error {
  readonly status: number;
  readonly errors: FieldError[];
  /** Members beyond the standard, such as `available` or `verdict`. */
  readonly more: Record<string, unknown>;
  /** Seconds after which asking again makes sense. */
  readonly retryAfter: number | undefined;

  constructor(status: number, body: unknown, retryAfter?: number) {
    const more = isRecord(body) ? body : {};
    const errors = Array.isArray(more.errors) ? more.errors.filter(isFieldError) : [];
    super(errors[0]?.message ?? text(more.detail) ?? text(more.title) ?? '');
    this.name = 'Problem';
    this.status = status;
    this.errors = errors;
    this.more = more;
    this.retryAfter = retryAfter;
  }

  /** Whether nobody answered: no network, or the platform is down. */
  get unreachable(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }

  field(name: string): string | undefined {
    return this.errors.find((error) => error.field === name)?.message;
  }
}

export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(0, null);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFieldError(value: unknown): value is FieldError {
  return isRecord(value) && typeof value.message === 'string';
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
