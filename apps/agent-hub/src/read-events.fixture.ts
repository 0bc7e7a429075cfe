/** One server-sent event. */
export interface ReceivedEvent {
  readonly event: string;
  readonly id: string;
  readonly data: unknown;
}

/** Reads a stream of server-sent events; `next` answers null when it has ended. */
export function readEvents(
  url: string,
  token: string,
  lastEventId?: string,
): { next: () => Promise<ReceivedEvent | null>; close: () => void } {
  const abort = new AbortController();
  const events = generate(url, token, { lastEventId, signal: abort.signal });
  return {
    next: async () => {
      const { done, value } = await events.next();
      return done === true ? null : value;
    },
    close: () => abort.abort(),
  };
}

async function* generate(
  url: string,
  token: string,
  { lastEventId, signal }: { lastEventId: string | undefined; signal: AbortSignal },
): AsyncGenerator<ReceivedEvent, undefined> {
  const headers = {
    authorization: `Bearer ${token}`,
    ...(lastEventId ? { 'last-event-id': lastEventId } : {}),
  };
  const response = await fetch(url, { headers, signal });
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = new Map(
        block.split('\n').map((line) => [line.split(': ')[0], line.split(': ').slice(1).join(': ')]),
      );
      const data = fields.get('data');
      if (data === undefined) continue;
      yield { event: fields.get('event') ?? '', id: fields.get('id') ?? '', data: JSON.parse(data) };
    }
  }
  return undefined;
}
