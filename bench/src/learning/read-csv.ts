import { open, type FileHandle } from 'node:fs/promises';

/** The fields of each line, header first, in batches. */
export type CsvLines = readonly (readonly string[])[];

const COMMA = 0x2c;
const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const BYTES_AT_ONCE = 1 << 18;
const BYTE_ORDER_MARK = Buffer.from('\uFEFF');

/**
 * Reads a CSV file (RFC 4180; UTF-8, a byte order mark is left out) as a stream. Every field is a text of its own and not a
 * part of a larger one, so that whoever keeps a field keeps no more than that.
 * @throws Error when the file can't be read, or ends inside quotes
 */
export async function* readCsv(path: string): AsyncGenerator<CsvLines> {
  const file = await open(path);
  try {
    let bytes = Buffer.allocUnsafe(BYTES_AT_ONCE);
    let length = await fillStart(file, bytes);
    for (;;) {
      const { lines, next } = linesOf(bytes.subarray(0, length));
      yield lines;
      bytes.copyWithin(0, next, length);
      length -= next;
      // A line longer than all this.
      if (length === bytes.length) bytes = Buffer.concat([bytes], bytes.length * 2);
      const { bytesRead } = await file.read(bytes, length, bytes.length - length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    const last = linesOf(Buffer.concat([bytes.subarray(0, length), Buffer.from('\n')]));
    if (last.next <= length) throw new Error(`${path} ends inside quotes.`);
    yield last.lines;
  } finally {
    await file.close();
  }
}

/** Reads the first bytes without their byte order mark, and answers how many there are. */
async function fillStart(file: FileHandle, bytes: Buffer): Promise<number> {
  const mark = BYTE_ORDER_MARK.length;
  const { bytesRead } = await file.read(bytes, 0, mark);
  return bytes.subarray(0, bytesRead).equals(BYTE_ORDER_MARK) ? 0 : bytesRead;
}

/** The lines that end in these bytes, and where the one begins that doesn't. Empty lines are left out. */
function linesOf(bytes: Buffer): { lines: string[][]; next: number } {
  const lines: string[][] = [];
  let next = 0;
  for (;;) {
    const line = lineAt(bytes, next);
    if (!line) return { lines, next };
    if (line.fields.length > 1 || line.fields[0] !== '') lines.push(line.fields);
    next = line.next;
  }
}

/** The line that starts here, or null when it doesn't end in these bytes. */
function lineAt(bytes: Buffer, start: number): { fields: string[]; next: number } | null {
  const fields: string[] = [];
  let at = start;
  for (;;) {
    let value = '';
    if (bytes[at] === QUOTE) {
      const close = closingQuote(bytes, at + 1);
      if (close < 0) return null;
      value = bytes.toString('utf8', at + 1, close);
      // Inside of quotes, every quote is written twice.
      if (value.includes('"')) value = value.replaceAll('""', '"');
      at = close + 1;
    }
    const end = endOfField(bytes, at);
    if (end < 0) return null;
    if (end > at) value += bytes.toString('utf8', at, end);
    at = end + 1;
    if (bytes[end] === COMMA) {
      fields.push(value);
      continue;
    }
    fields.push(value.endsWith('\r') ? value.slice(0, -1) : value);
    return { fields, next: at };
  }
}

/** Where the quotes end that begin before `from`; below 0 when what follows them may not be in these bytes. */
function closingQuote(bytes: Buffer, from: number): number {
  const { length } = bytes;
  for (let at = from; at + 1 < length; at += 1) {
    if (bytes[at] !== QUOTE) continue;
    if (bytes[at + 1] !== QUOTE) return at;
    at += 1;
  }
  return -1;
}

function endOfField(bytes: Buffer, from: number): number {
  const { length } = bytes;
  for (let at = from; at < length; at += 1) {
    const byte = bytes[at];
    if (byte === COMMA || byte === LINE_FEED) return at;
  }
  return -1;
}
