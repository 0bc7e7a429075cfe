/** The entry of a counting thread: all work on the CPU is done here, so that the main thread renews its job locks. */
import { parentPort, workerData } from 'node:worker_threads';
import { CountingSession } from './counting-session.js';
import type { CountingReply, CountingRequest, CountingThreadData } from './counting-request.js';

const session = new CountingSession(workerData as CountingThreadData);

async function reply(request: CountingRequest): Promise<CountingReply> {
  try {
    return { value: await session.answer(request) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (request: CountingRequest) => {
  void reply(request).then((answer) => parentPort?.postMessage(answer));
});
