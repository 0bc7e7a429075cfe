import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** The longest that a stopping server waits for the requests at hand. */
const FINISH_WITHIN_MS = 5_000;
/** Requests whose connection broke are never answered: they are looked for when so many are open. */
const LOOK_AT = 1_000;

/** The requests that a server has begun and not answered yet. */
export class RequestsAtHand {
  private readonly open = new Set<FastifyReply>();
  private lookAt = LOOK_AT;
  private direct = 0;
  private closing = false;

  /** Does the server stop? Then it begins with nothing new. */
  get isClosing(): boolean {
    return this.closing;
  }

  /** A request that Fastify does not know of has begun, and `ended` will be called. */
  begun(): void {
    this.direct += 1;
  }

  ended(): void {
    this.direct -= 1;
  }

  /** Closing cuts every connection, streams too, so the requests at hand are answered first. */
  finishBeforeClosing(server: FastifyInstance): void {
    server.addHook('onRequest', (_request, reply, done) => {
      this.open.add(reply);
      if (this.open.size >= this.lookAt) this.forgetEnded();
      done();
    });
    server.addHook('onResponse', (_request, reply, done) => {
      this.open.delete(reply);
      done();
    });
    server.addHook('preClose', async () => {
      this.closing = true;
      const deadline = Date.now() + FINISH_WITHIN_MS;
      const unanswered = (): boolean => this.direct > 0 || [...this.open].some((reply) => !hasEnded(reply));
      while (unanswered() && Date.now() < deadline) await sleep(10);
    });
  }

  private forgetEnded(): void {
    for (const reply of this.open) if (hasEnded(reply)) this.open.delete(reply);
    this.lookAt = Math.max(LOOK_AT, 2 * this.open.size);
  }
}

/** Is it answered, as a stream is that goes on, or is there nobody to answer any more? */
function hasEnded(reply: FastifyReply): boolean {
  return reply.sent || reply.raw.destroyed || reply.raw.closed;
}
