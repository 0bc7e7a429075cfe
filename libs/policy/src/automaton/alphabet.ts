const ASCII = 128;
const CODE_POINTS = 0x11_0000;
/** Code points of a page have all but so many bits in common. */
const PAGE_BITS = 8;
/** Those of the Basic Multilingual Plane. */
const PAGES = 256;

/** Code points in classes: those of one class are in the same of some sets, so that a matcher need not tell them apart. */
export class Alphabet {
  /** The class of each ASCII character. */
  readonly ascii = new Uint16Array(ASCII);
  /** A member of each class. */
  readonly members: readonly number[];
  private readonly starts: Uint32Array;
  private readonly classes: Uint16Array;
  private pages: Uint16Array | undefined;

  /** Divides all code points by sets of them, each given as ascending pairs of first and last. */
  constructor(sets: readonly (readonly number[])[]) {
    this.starts = boundariesOf(sets);
    this.classes = new Uint16Array(this.starts.length);
    for (const ranges of sets) this.divide(ranges);
    const members: number[] = [];
    this.classes.forEach((found, at) => (members[found] ??= this.starts[at] ?? 0));
    this.members = members;
    this.classes.forEach((found, at) => this.ascii.fill(found, this.starts[at] ?? 0, this.starts[at + 1]));
  }

  /** How many classes there are. */
  get size(): number {
    return this.members.length;
  }

  /** The class of a code point. */
  classOf(codePoint: number): number {
    return codePoint < ASCII ? (this.ascii[codePoint] ?? 0) : this.search(codePoint);
  }

  /** Splits the classes into what is in one more set and what is not. */
  private divide(ranges: readonly number[]): void {
    const { starts, classes } = this;
    const renamed = new Map<number, number>();
    let range = 0;
    for (let at = 0; at < starts.length; at++) {
      const start = starts[at] ?? 0;
      while ((ranges[range + 1] ?? Infinity) < start) range += 2;
      const isInside = (ranges[range] ?? Infinity) <= start;
      const old = 2 * (classes[at] ?? 0) + (isInside ? 1 : 0);
      const name = renamed.get(old) ?? renamed.size;
      renamed.set(old, name);
      classes[at] = name;
    }
  }

  private search(codePoint: number): number {
    const pages = (this.pages ??= this.divideIntoPages());
    const page = Math.min(codePoint >>> PAGE_BITS, PAGES);
    let low = pages[page] ?? 0;
    let high = pages[page + 1] ?? 0;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.starts[middle] ?? 0) <= codePoint) low = middle;
      else high = middle - 1;
    }
    return this.classes[low] ?? 0;
  }

  /** For the first code point of each page the start that it stands behind: most pages have few. All beyond the last are one. */
  private divideIntoPages(): Uint16Array {
    const pages = new Uint16Array(PAGES + 2).fill(this.starts.length - 1);
    let start = 0;
    for (let page = 0; page <= PAGES; page++) {
      while ((this.starts[start + 1] ?? Infinity) <= page << PAGE_BITS) start += 1;
      pages[page] = start;
    }
    return pages;
  }
}

/** Where a range of any of the sets begins, or has just ended. */
function boundariesOf(sets: readonly (readonly number[])[]): Uint32Array {
  const starts = new Set([0]);
  for (const ranges of sets) {
    for (let at = 0; at < ranges.length; at += 2) {
      starts.add(ranges[at] ?? 0);
      const end = (ranges[at + 1] ?? 0) + 1;
      if (end < CODE_POINTS) starts.add(end);
    }
  }
  return Uint32Array.from(starts).sort();
}
