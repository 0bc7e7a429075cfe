/** The entry of a thread that looks for overlaps, so that the main thread renews its job locks meanwhile. */
import { parentPort } from 'node:worker_threads';
import { overlaps, patchedPolicy, type PolicySnapshot } from '@bylaw/policy';
import type { OverlapReply, OverlapRequest } from './overlap-request.js';

/** Its rules' objects stay from version to version, and with them what is known of what they mean. */
let policy: PolicySnapshot = { version: 0, rules: [] };

function reply(request: OverlapRequest): OverlapReply {
  try {
    if (request.change) policy = patchedPolicy(policy, request.change);
    return { overlaps: overlaps(request.diff, policy.rules) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (request: OverlapRequest) => parentPort?.postMessage(reply(request)));
