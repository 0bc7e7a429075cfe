import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** So often that rows which piled up would be seen, and seldom enough to take little of the test's time. */
const EVERY_MS = 2_000;

/** Watches how much more is alive on the heap of this process than at first; garbage, which comes and goes, is collected before. */
export function watchLiveHeap(): { stop: () => number } {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const alive = (): number => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const before = alive();
  let most = 0;
  const timer = setInterval(() => (most = Math.max(most, alive() - before)), EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return most;
    },
  };
}
