/** A record of a CSV file; `line` is the number of the physical line that it begins on, from 1. */
export type CsvRecord =
  | { readonly line: number; readonly fields: readonly Buffer[]; readonly bytes: number }
  | { readonly line: number; readonly problem: string };

type Attempt =
  | { readonly end: 'record'; readonly fields: readonly Buffer[]; readonly next: number }
  | { readonly end: 'problem'; readonly problem: string }
  | { readonly end: 'more' };

const QUOTE = 0x22;
const COMMA = 0x2c;
const CR = 0x0d;
const LF = 0x0a;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Reads CSV (RFC 4180; lines may also end in LF) record by record, holding one record at a time. A record that can't be
 * read costs only the line that it begins on: reading goes on at the next line, so that a quote that is never closed
 * does not swallow the rest of the file. Blank lines are skipped.
 */
export async function* csvRecords(
  source: AsyncIterable<Buffer>,
  maxRecordBytes: number,
): AsyncGenerator<CsvRecord, void, undefined> {
  const reader = new RecordReader(maxRecordBytes);
  let isFirst = true;
  for await (const chunk of source) {
    reader.append(chunk);
    if (isFirst && reader.pendingBytes < BYTE_ORDER_MARK.length) continue;
    if (isFirst) reader.skipByteOrderMark();
    isFirst = false;
    yield* reader.read(false);
  }
  yield* reader.read(true);
}

class RecordReader {
  private pending: Buffer = Buffer.alloc(0);
  private line = 1;
  /** The rest of a line that can't be read is still to come. */
  private skipping = false;

  constructor(private readonly maxRecordBytes: number) {}

  get pendingBytes(): number {
    return this.pending.length;
  }

  append(chunk: Buffer): void {
    this.pending = this.pending.length === 0 ? chunk : Buffer.concat([this.pending, chunk]);
  }

  skipByteOrderMark(): void {
    if (this.pending.subarray(0, 3).equals(BYTE_ORDER_MARK)) this.pending = this.pending.subarray(3);
  }

  /** Every record that is complete; with `ended`, the last one too. */
  *read(ended: boolean): Generator<CsvRecord, void, undefined> {
    let position = 0;
    for (;;) {
      if (this.skipping) position = this.nextLine(position);
      if (position >= this.pending.length) break;
      const attempt = this.attempt(position, ended);
      if (attempt.end === 'more') break;
      const { line } = this;
      if (attempt.end === 'problem') {
        this.skipping = true;
        yield { line, problem: attempt.problem };
        continue;
      }
      const bytes = this.pending.subarray(position, attempt.next);
      position = attempt.next;
      this.line += lineBreaks(bytes);
      if (!isBlank(bytes)) yield { line, fields: attempt.fields, bytes: bytes.length };
    }
    this.pending = this.pending.subarray(position);
  }

  private attempt(position: number, ended: boolean): Attempt {
    const attempt = readRecord(this.pending, position, ended);
    const isTooLong =
      attempt.end === 'more'
        ? this.pending.length - position > this.maxRecordBytes
        : attempt.end === 'record' && attempt.next - position > this.maxRecordBytes;
    if (!isTooLong) return attempt;
    return {
      end: 'problem',
      problem: `is longer than ${this.maxRecordBytes} bytes, or has a quote that is never closed`,
    };
  }

  /** The position after the next line break, from which on nothing is skipped; the end when there is none yet. */
  private nextLine(position: number): number {
    const lineBreak = this.pending.indexOf(LF, position);
    if (lineBreak < 0) return this.pending.length;
    this.skipping = false;
    this.line += 1;
    return lineBreak + 1;
  }
}

/** Tries to read one record that begins at `start`. */
function readRecord(buffer: Buffer, start: number, ended: boolean): Attempt {
  const fields: Buffer[] = [];
  let position = start;
  for (;;) {
    const field =
      buffer[position] === QUOTE ? quotedField(buffer, position, ended) : plainField(buffer, position, ended);
    if ('end' in field) return field;
    fields.push(field.value);
    const after = buffer[field.next];
    if (after === COMMA) position = field.next + 1;
    else return { end: 'record', fields, next: Math.min(buffer.length, afterLineBreak(buffer, field.next)) };
  }
}

type Field =
  { readonly value: Buffer; readonly next: number } | Extract<Attempt, { end: 'problem' | 'more' }>;

function quotedField(buffer: Buffer, start: number, ended: boolean): Field {
  let quote = buffer.indexOf(QUOTE, start + 1);
  let isEscaped = false;
  while (quote >= 0 && buffer[quote + 1] === QUOTE) {
    isEscaped = true;
    quote = buffer.indexOf(QUOTE, quote + 2);
  }
  if (quote < 0)
    return ended ? { end: 'problem', problem: 'has a quote that is never closed' } : { end: 'more' };
  const next = quote + 1;
  const isLast = next >= buffer.length || (buffer[next] === CR && next + 1 >= buffer.length);
  if (isLast && !ended) return { end: 'more' };
  if (!isFieldEnd(buffer, next)) return { end: 'problem', problem: 'has text after a closing quote' };
  const value = buffer.subarray(start + 1, quote);
  return { value: isEscaped ? unescaped(value) : value, next };
}

function plainField(buffer: Buffer, start: number, ended: boolean): Field {
  for (let position = start; position < buffer.length; position += 1) {
    const byte = buffer[position];
    if (byte === QUOTE) return { end: 'problem', problem: 'has a quote in a field that is not quoted' };
    if (byte === COMMA) return { value: buffer.subarray(start, position), next: position };
    if (byte !== LF) continue;
    const end = position > start && buffer[position - 1] === CR ? position - 1 : position;
    return { value: buffer.subarray(start, end), next: end };
  }
  return ended ? { value: buffer.subarray(start), next: buffer.length } : { end: 'more' };
}

function isFieldEnd(buffer: Buffer, position: number): boolean {
  const byte = buffer[position];
  if (byte === undefined || byte === COMMA || byte === LF) return true;
  return byte === CR && (buffer[position + 1] === LF || position + 1 >= buffer.length);
}

function afterLineBreak(buffer: Buffer, position: number): number {
  return position + (buffer[position] === CR ? 2 : 1);
}

function unescaped(value: Buffer): Buffer {
  return Buffer.from(value.toString('latin1').replaceAll('""', '"'), 'latin1');
}

function lineBreaks(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) count += 1;
  return count;
}

function isBlank(bytes: Buffer): boolean {
  return bytes.length <= 2 && bytes.every((byte) => byte === CR || byte === LF);
}
