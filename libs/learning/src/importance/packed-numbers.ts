/** Whole numbers (0 to 2^53) one after the other in base-128 digits, to travel between processes as base64. */
export class PackedNumbers {
  private bytes = new Uint8Array(1_024);
  private length = 0;

  push(value: number): void {
    if (this.length + 8 > this.bytes.length) {
      const larger = new Uint8Array(this.bytes.length * 2);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    let rest = value;
    while (rest >= 128) {
      this.bytes[this.length++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.bytes[this.length++] = rest;
  }

  toBase64(): string {
    return Buffer.from(this.bytes.buffer, 0, this.length).toString('base64');
  }
}

/** The numbers that `PackedNumbers` packed, in the same order. */
export function* unpackNumbers(base64: string): Generator<number> {
  let value = 0;
  let unit = 1;
  for (const byte of Buffer.from(base64, 'base64')) {
    value += (byte & 127) * unit;
    unit *= 128;
    if (byte & 128) continue;
    yield value;
    value = 0;
    unit = 1;
  }
}
