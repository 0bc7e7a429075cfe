import { CommandFailure } from './command-failure.js';

const ANSWER_WITHIN_MS = 60_000;
const LONGEST_DETAIL = 300;

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

  /** Asks for a text that is no JSON. @throws CommandFailure as `call` does */
  async text(path: string): Promise<string> {
    const init = { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) };
    return (await this.fetched(path, init, async (answer) => answer.text())).text;
  }

  /** Posts YAML. @throws CommandFailure as `call` does */
  async sendYaml<T>(path: string, body: string): Promise<Answer<T>> {
    const headers = { 'content-type': 'application/yaml' };
    return this.send<T>(path, {
      ...{ method: 'POST', headers, body },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
  }

  /** Asks for a stream, however long it is. @throws CommandFailure as `call` does, until it begins */
  async download(
    path: string,
  ): Promise<{ readonly headers: Headers; readonly body: AsyncIterable<Uint8Array> }> {
    const { response } = await this.fetched(path, {}, async (answer) => (answer.ok ? '' : answer.text()));
    return { headers: response.headers, body: response.body as unknown as AsyncIterable<Uint8Array> };
  }

  private async send<T>(path: string, init: RequestInit): Promise<Answer<T>> {
    const { response, text } = await this.fetched(path, init, async (answer) => answer.text());
    return { status: response.status, body: this.bodyOf(text, whatOf(path, init)) as T };
  }

  private async fetched(
    path: string,
    init: RequestInit,
    read: (response: Response) => Promise<string>,
  ): Promise<{ readonly response: Response; readonly text: string }> {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${this.token}`);
    const what = whatOf(path, init);
    let response: Response;
    let text: string;
    try {
      response = await fetch(new URL(path, this.baseUrl), { ...init, headers });
      text = await read(response);
    } catch (error) {
      throw new CommandFailure(`${what}: ${this.baseUrl} does not answer (${reasonOf(error)}).`);
    }
    if (!response.ok) {
      const { detail, code } = problemOf(text);
      throw new CommandFailure(`${what} answered ${response.status}: ${detail}`, code);
    }
    return { response, text };
  }

  private bodyOf(text: string, what: string): unknown {
    try {
      return text === '' ? null : (JSON.parse(text) as unknown);
    } catch {
      throw new CommandFailure(`${what}: what ${this.baseUrl} answers is not JSON; is it Bylaw?`);
    }
  }
}

function whatOf(path: string, { method = 'GET' }: RequestInit): string {
  return `${method} ${path}`;
}

function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error ? cause.message : message;
}

/**
 * What the other side says of it: the detail of a problem document, with each place that is wrong where there are several, or
 * the start of whatever it sent.
 */
function problemOf(text: string): { readonly detail: string; readonly code?: string } {
  let problem: Partial<{ detail: unknown; code: unknown; errors: unknown }> | null;
  try {
    problem = JSON.parse(text) as typeof problem;
  } catch {
    problem = null;
  }
  const { detail, code, errors } = problem ?? {};
  if (typeof detail !== 'string') return { detail: text.slice(0, LONGEST_DETAIL) };
  const places = Array.isArray(errors) && errors.length > 1 ? (errors as readonly Place[]) : [];
  const lines = places.map(({ path, message }) => `\n  ${path}: ${message}`);
  return { detail: `${detail}${lines.join('')}`, ...(typeof code === 'string' ? { code } : {}) };
}

interface Place {
  readonly path: string;
  readonly message: string;
}
