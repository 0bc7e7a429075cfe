/** Ascending whole numbers with a count each, as differences in base-128 digits, in base64. */
export function encodeCounts(entries: Iterable<readonly [key: number, count: number]>): string {
  const bytes: number[] = [];
  let previous = 0;
  for (const [key, count] of entries) {
    pushNumber(bytes, key - previous);
    pushNumber(bytes, count);
    previous = key;
  }
  return Buffer.from(bytes).toString('base64');
}

/** The inverse of `encodeCounts`. */
export function* decodeCounts(text: string): Generator<readonly [key: number, count: number]> {
  const bytes = Buffer.from(text, 'base64');
  let key = 0;
  let pendingKey = true;
  let value = 0;
  let shift = 1;
  for (const byte of bytes) {
    value += (byte & 127) * shift;
    shift *= 128;
    if (byte & 128) continue;
    if (pendingKey) key += value;
    else yield [key, value];
    pendingKey = !pendingKey;
    value = 0;
    shift = 1;
  }
}

function pushNumber(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}
