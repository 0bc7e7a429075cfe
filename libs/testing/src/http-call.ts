/** An answer over HTTP; `body` is empty when it is not JSON. */
export interface HttpAnswer<B> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: B;
}

export interface HttpCallOptions {
  /** Sent as `Authorization: Bearer …`. */
  readonly token?: string;
  /** Text or bytes are sent as they are, anything else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls an app as a program would; what it answers is for the test to judge, whatever its status. */
export async function httpCall<B>(
  baseUrl: string,
  method: string,
  path: string,
  { token, body, headers }: HttpCallOptions = {},
): Promise<HttpAnswer<B>> {
  const raw = typeof body === 'string' || body instanceof Uint8Array;
  const response = await fetch(new URL(path, baseUrl), {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? undefined : raw ? (body as string) : JSON.stringify(body),
  });
  const text = await response.text();
  const isJson = /^application\/(?:problem\+)?json\b/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: (isJson ? JSON.parse(text) : {}) as B,
  };
}
