import { setFlagsFromString } from 'node:v8';

/**
 * Lets garbage pile up to less than V8 would, which lets the heap grow to several times what is alive before it looks
 * through it: that is memory which other processes of the machine need more.
 *
 * @param growthPercent by how much the old part of the heap may grow between two collections of it, of what was alive
 */
export function keepHeapSmall(growthPercent: number): void {
  setFlagsFromString(`--heap-growing-percent=${growthPercent}`);
}
