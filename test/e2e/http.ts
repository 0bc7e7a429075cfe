import { httpCall, type HttpAnswer } from '@bylaw/testing';

/** Calls one app as one principal. A body that is text is CSV. */
export class Caller {
  constructor(
    private readonly baseUrl: string,
    private readonly token: string,
  ) {}

  call<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<HttpAnswer<T>> {
    const headers: Record<string, string> = typeof body === 'string' ? { 'content-type': 'text/csv' } : {};
    return httpCall<T>(this.baseUrl, method, path, { token: this.token, body, headers });
  }

  get<T = Record<string, unknown>>(path: string): Promise<HttpAnswer<T>> {
    return this.call<T>('GET', path);
  }

  post<T = Record<string, unknown>>(path: string, body: unknown = {}): Promise<HttpAnswer<T>> {
    return this.call<T>('POST', path, body);
  }
}

/** Asks again until the answer is as wanted. @throws Error with the last answer after `withinMs`. */
export async function eventually<T>(
  ask: () => Promise<T>,
  wanted: (answer: T) => boolean,
  withinMs = 30_000,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`Not within ${withinMs} ms; last: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
