/** The entry of a thread that looks for overlaps, so that the main thread renews its job locks meanwhile. */
import { parentPort } from 'node:worker_threads';
import { overlaps, type Rule } from '@bylaw/policy';
import type { OverlapReply, OverlapRequest } from './overlap-request.js';

let rules: readonly Rule[] = [];

function reply(request: OverlapRequest): OverlapReply {
  try {
    rules = request.rules ?? rules;
    return { overlaps: overlaps(request.diff, rules) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (request: OverlapRequest) => parentPort?.postMessage(reply(request)));
