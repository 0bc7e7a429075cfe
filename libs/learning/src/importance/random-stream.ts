/** Numbers made at a time. */
const AHEAD = 1_024;
/** Makes a share below 1 of a 32-bit number. */
const UNIT = 2 ** -32;

/**
 * Random numbers that are the same in every run and process: xoshiro128** 1.1 (Blackman and Vigna, 2018, public domain),
 * its state filled by the 32-bit finaliser of MurmurHash3 from a seed and the number of a stream, so that each tree draws
 * from a stream of its own, whichever process grows it.
 */
export class RandomStream {
  private a: number;
  private b: number;
  private c: number;
  private d: number;
  /** Numbers are made ahead, since most are used to draw as many commands as there are. */
  private readonly ahead = new Uint32Array(AHEAD);
  private used = AHEAD;

  /** `seed` and `stream` are whole numbers; of each the low 32 bits count. */
  constructor(seed: number, stream: number) {
    const base = mixed(mixed(seed) ^ Math.imul(stream, 0x9e3779b1));
    this.a = mixed(base + 1);
    this.b = mixed(base + 2);
    this.c = mixed(base + 3);
    this.d = mixed(base + 4) | 1;
  }

  /** A whole number from 0 up to, but not including, `limit` (at most 2^32; its bias is below limit / 2^32). */
  below(limit: number): number {
    if (this.used === AHEAD) this.makeAhead();
    return Math.floor((this.ahead[this.used++] ?? 0) * UNIT * limit);
  }

  private makeAhead(): void {
    let { a, b, c, d } = this;
    for (let index = 0; index < AHEAD; index += 1) {
      const product = Math.imul(b, 5);
      this.ahead[index] = Math.imul((product << 7) | (product >>> 25), 9);
      const shifted = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= shifted;
      d = (d << 11) | (d >>> 21);
    }
    this.a = a;
    this.b = b;
    this.c = c;
    this.d = d;
    this.used = 0;
  }
}

function mixed(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
