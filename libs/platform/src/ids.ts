import { randomUUID } from 'node:crypto';

/** Makes ids; passed in, so that tests can know them (I11). */
export type NewId = () => string;

/** Ids of one millisecond are told apart, and ordered, by 12 bits; past them the id is of the next millisecond. */
const IDS_IN_A_MILLISECOND = 0x1000;

let lastMs = 0;
let sequence = 0;
/** The beginning of an id of that millisecond. */
let prefixMs = 0;
let prefix = '';

/**
 * A UUIDv7 (RFC 9562): unique, and after every other of this process. Its 62 random bits are those of a random UUID,
 * which Node takes from a pool: asking the system for each costs ten times as much.
 */
export const newId: NewId = () => {
  const random = randomUUID();
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    // Half of the numbers are left for those that follow.
    sequence = Number.parseInt(random.slice(0, 3), 16) >>> 1;
  } else if (++sequence === IDS_IN_A_MILLISECOND) {
    lastMs += 1;
    sequence = 0;
  }
  if (prefixMs !== lastMs) {
    const time = lastMs.toString(16).padStart(12, '0');
    prefix = `${time.slice(0, 8)}-${time.slice(8)}-`;
    prefixMs = lastMs;
  }
  // The version, 7, is the first digit of the four.
  return prefix + (0x7000 + sequence).toString(16) + random.slice(18);
};
