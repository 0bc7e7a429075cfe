import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FastifyReply } from 'fastify';
import { consolePolicy } from './security-headers.js';

const PLACE = '{{style-nonce}}';

/**
 * The console's page. Its component library makes styles while it runs: each copy of the page has a nonce of its own that
 * lets them pass, so that the policy needs no `unsafe-inline`. No copy is kept, as a nonce is good for one answer.
 */
export class ConsolePage {
  private readonly html: string;

  constructor(file: string) {
    this.html = readFileSync(file, 'utf8');
  }

  send(reply: FastifyReply): void {
    const nonce = randomBytes(16).toString('base64');
    void reply
      .header('content-security-policy', consolePolicy(nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(this.html.replace(PLACE, nonce));
  }
}
