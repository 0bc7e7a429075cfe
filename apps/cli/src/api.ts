import { CommandFailure } from './command-failure.js';

const ANSWER_WITHIN_MS = 60_000;

/** What an HTTP API answered. */
export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

/** One plane's HTTP API, as one bearer. */
export class Api {
  constructor(
    private readonly baseUrl: string,
    private readonly token: string,
  ) {}

  /** @throws CommandFailure with what the other side says, or that it doesn't answer. */
  async call<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    return this.send<T>(path, {
      method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
  }

  /** Sends a stream, however long it takes. */
  async upload<T>(path: string, type: string, body: ReadableStream): Promise<Answer<T>> {
    const headers = { 'content-type': type };
    return this.send<T>(path, { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
  }

  private async send<T>(path: string, init: RequestInit): Promise<Answer<T>> {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${this.token}`);
    const what = `${init.method ?? 'GET'} ${path}`;
    let answer: Response;
    let text: string;
    try {
      answer = await fetch(new URL(path, this.baseUrl), { ...init, headers });
      text = await answer.text();
    } catch (error) {
      throw new CommandFailure(`${what}: ${this.baseUrl} does not answer (${reasonOf(error)}).`);
    }
    if (!answer.ok) throw new CommandFailure(`${what} answered ${answer.status}: ${detailOf(text)}`);
    return { status: answer.status, body: (text === '' ? null : JSON.parse(text)) as T };
  }
}

function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error ? cause.message : message;
}

function detailOf(text: string): string {
  try {
    return (JSON.parse(text) as { detail?: string }).detail ?? text;
  } catch {
    return text;
  }
}
