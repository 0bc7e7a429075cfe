import { asReplay, harmOf } from './replay-result.js';

/** A replay in a few words, for lists. */
export function replayInShort(stored: unknown): string {
  const replay = asReplay(stored);
  if (replay === null) return 'not replayed yet';
  const { safeStopped, unsafeAllowed } = harmOf(replay);
  const harm = [
    ...(safeStopped > 0 ? [`${safeStopped} labelled safe stopped`] : []),
    ...(unsafeAllowed > 0 ? [`${unsafeAllowed} labelled unsafe allowed`] : []),
  ];
  return [`${replay.flipped} of ${replay.replayed} flip`, ...harm].join(', ');
}
