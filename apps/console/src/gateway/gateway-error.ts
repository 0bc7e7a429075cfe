/** One thing that is wrong with what was sent. */
interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

/** A refusal, or no answer at all, in words for the person who sees it. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';

  constructor(
    /** 0 when the gateway could not be reached. */
    readonly status: number,
    readonly code: string,
    message: string,
    readonly errors: readonly FieldProblem[] = [],
  ) {
    super(message);
  }

  /** What an answer that isn't a success says: its problem+json, or, failing that, its status. */
  static async of(answer: Response): Promise<GatewayError> {
    const body: unknown = await answer.json().catch(() => null);
    if (!isProblem(body)) {
      const what = answer.statusText === '' ? '' : ` (${answer.statusText})`;
      return new GatewayError(answer.status, 'unknown', `The gateway answered ${answer.status}${what}.`);
    }
    return new GatewayError(answer.status, body.code, body.detail, body.errors ?? []);
  }
}

interface ProblemBody {
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly FieldProblem[];
}

function isProblem(body: unknown): body is ProblemBody {
  if (typeof body !== 'object' || body === null) return false;
  const { code, detail } = body as Partial<ProblemBody>;
  return typeof code === 'string' && typeof detail === 'string';
}
