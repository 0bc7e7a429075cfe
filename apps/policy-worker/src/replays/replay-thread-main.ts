/** The entry of a thread that replays, so that the main thread renews its job locks and applies meanwhile. */
import { parentPort } from 'node:worker_threads';
import type { ReplayReply, ReplayRequest } from './replay-request.js';
import { ReplaySession } from './replay-session.js';

const session = new ReplaySession();

function reply(request: ReplayRequest): ReplayReply {
  try {
    return { value: session.answer(request) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (request: ReplayRequest) => parentPort?.postMessage(reply(request)));
