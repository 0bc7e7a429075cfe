import type { FastifyReply } from 'fastify';

/** Comments are sent this often, so that proxies keep an idle stream open and dead peers are noticed. */
const KEEP_ALIVE_MS = 15_000;

/** A peer that reads this little is dropped: it can resume. */
const MAX_BUFFERED_BYTES = 1_048_576;

/** One caller's stream of server-sent events, on a reply that it takes over. */
export class EventStream {
  private readonly keepAlive: NodeJS.Timeout;
  private open = true;

  constructor(
    private readonly reply: FastifyReply,
    private readonly onClose: () => void,
  ) {
    reply.hijack();
    const headers = reply.getHeaders() as Record<string, string>;
    reply.raw.writeHead(200, {
      ...headers,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    reply.raw.write('retry: 1000\n\n');
    this.keepAlive = setInterval(() => this.write(': keep-alive\n\n'), KEEP_ALIVE_MS);
    this.keepAlive.unref();
    reply.raw.on('close', () => this.close());
  }

  /** Sends one event; `id` is what the caller resumes from. Does nothing once the stream is closed. */
  send(event: string, data: unknown, id?: string | number): void {
    const head = id === undefined ? '' : `id: ${id}\n`;
    this.write(`${head}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  close(): void {
    if (!this.open) return;
    this.open = false;
    clearInterval(this.keepAlive);
    this.reply.raw.end();
    this.onClose();
  }

  private write(text: string): void {
    if (!this.open) return;
    this.reply.raw.write(text);
    if (this.reply.raw.writableLength > MAX_BUFFERED_BYTES) {
      this.reply.raw.destroy();
      this.close();
    }
  }
}
