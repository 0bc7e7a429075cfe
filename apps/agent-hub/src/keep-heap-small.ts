import { setFlagsFromString } from 'node:v8';

/** By how much the old part of the heap may grow between two collections of it, in percent of what was alive. */
const GROWTH_PERCENT = 75;

/**
 * Lets garbage pile up to less than V8 would. A hub of 10,000 rules has some 75 MB alive; under load V8 lets that grow
 * fourfold, to over 400 MB, before it collects what batches left behind. Collecting earlier costs less than can be
 * measured (`npm run bench -- memory`).
 */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
}
