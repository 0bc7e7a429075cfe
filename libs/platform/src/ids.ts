import { randomFillSync, randomInt } from 'node:crypto';

/** Makes ids; passed in, so that tests can know them (I11). */
export type NewId = () => string;

/** Ids of one millisecond are told apart, and ordered, by 12 bits; past them the id is of the next millisecond. */
const IDS_IN_A_MILLISECOND = 0x1000;

/** Random bytes of an id; they are fetched for many, since asking the system for each costs ten times as much. */
const RANDOM_BYTES = 8;
const random = Buffer.alloc(RANDOM_BYTES * 512);
let nextRandom = random.length;

let lastMs = 0;
let sequence = 0;
/** The id as text, of which only what differs from the last one is written. */
const text = Buffer.from('00000000-0000-7000-8000-000000000000', 'latin1');
let textMs = 0;

const DIGITS = Buffer.from('0123456789abcdef', 'latin1');
/** Where the digits of the random bytes stand; the first one holds the variant, too. */
const RANDOM_DIGITS = [19, 20, 21, 22, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35] as const;

/**
 * A UUIDv7 (RFC 9562): unique, and after every other of this process. Written into one buffer and read from it at once: put
 * together from pieces of text, an id kept all of them alive.
 */
export const newId: NewId = () => {
  if (nextRandom === random.length) {
    randomFillSync(random);
    nextRandom = 0;
  }
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    // Half of the numbers are left for those that follow.
    sequence = randomInt(IDS_IN_A_MILLISECOND / 2);
  } else if (++sequence === IDS_IN_A_MILLISECOND) {
    lastMs += 1;
    sequence = 0;
  }
  if (textMs !== lastMs) writeTime();
  text[15] = digit(sequence >>> 8);
  text[16] = digit(sequence >>> 4);
  text[17] = digit(sequence);
  for (let n = 0; n < RANDOM_BYTES; n += 1) {
    const byte = random[nextRandom + n] ?? 0;
    // The variant is the two highest bits: 10.
    text[RANDOM_DIGITS[2 * n] ?? 0] = digit(n === 0 ? 8 | ((byte >>> 4) & 3) : byte >>> 4);
    text[RANDOM_DIGITS[2 * n + 1] ?? 0] = digit(byte);
  }
  nextRandom += RANDOM_BYTES;
  return text.toString('latin1');
};

function digit(value: number): number {
  return DIGITS[value & 0xf] ?? 0;
}

function writeTime(): void {
  const time = lastMs.toString(16).padStart(12, '0');
  text.write(`${time.slice(0, 8)}-${time.slice(8)}`, 'latin1');
  textMs = lastMs;
}
