import { Agent, request } from 'node:http';

/** An answer over HTTP; `body` is empty when it is not JSON. */
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Call {
  readonly method: string;
  readonly url: URL;
  readonly token: string;
  readonly body?: unknown;
}

/** Calls apps that may be dead, stopped or half started, over connections that are kept. */
export class ImpatientCaller {
  private readonly connections = new Agent({ keepAlive: true, noDelay: true });

  constructor(private readonly withinMs: number) {}

  /** Resolves with null when there is no whole answer in time: nobody knows then whether the request was carried out. */
  call({ method, url, token, body }: Call): Promise<Answer | null> {
    const sent = body === undefined ? undefined : JSON.stringify(body);
    return new Promise((resolve) => {
      const asked = request(url, {
        method,
        agent: this.connections,
        timeout: this.withinMs,
        headers: {
          authorization: `Bearer ${token}`,
          ...(sent === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) }),
        },
      });
      const giveUp = (): void => {
        asked.destroy();
        resolve(null);
      };
      asked.on('timeout', giveUp);
      asked.on('error', giveUp);
      asked.on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', giveUp);
        response.on('aborted', giveUp);
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, body: jsonObject(Buffer.concat(chunks).toString()) });
        });
      });
      asked.end(sent);
    });
  }

  close(): void {
    this.connections.destroy();
  }
}

function jsonObject(text: string): Answer['body'] {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Answer['body']) : {};
  } catch {
    return {};
  }
}
