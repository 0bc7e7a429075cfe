import { createReadStream } from 'node:fs';

/** The fields of each line, header first, in batches. */
export type CsvLines = readonly (readonly string[])[];

/**
 * Reads a CSV file (RFC 4180; UTF-8, a byte order mark is left out) as a stream.
 * @throws Error when the file can't be read, or ends inside quotes
 */
export async function* readCsv(path: string): AsyncGenerator<CsvLines> {
  let rest = '';
  let first = true;
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    rest += first ? (chunk as string).replace(/^\uFEFF/, '') : (chunk as string);
    first = false;
    const { lines, next } = linesOf(rest);
    yield lines;
    rest = rest.slice(next);
  }
  const last = linesOf(`${rest}\n`);
  if (last.next <= rest.length) throw new Error(`${path} ends inside quotes.`);
  yield last.lines;
}

/** The lines that end in this text, and where the one begins that doesn't. Empty lines are left out. */
function linesOf(text: string): { lines: string[][]; next: number } {
  const lines: string[][] = [];
  let next = 0;
  for (;;) {
    const line = lineAt(text, next);
    if (!line) return { lines, next };
    if (line.fields.length > 1 || line.fields[0] !== '') lines.push(line.fields);
    next = line.next;
  }
}

/** The line that starts here, or null when it doesn't end in this text. */
function lineAt(text: string, start: number): { fields: string[]; next: number } | null {
  const fields: string[] = [];
  let at = start;
  let lineEnd = -1;
  for (;;) {
    let value = '';
    if (text[at] === '"') {
      let from = at + 1;
      for (;;) {
        const quote = text.indexOf('"', from);
        // What follows the quote may be in the next chunk.
        if (quote < 0 || quote + 1 >= text.length) return null;
        value += text.slice(from, quote);
        at = quote + 1;
        if (text[at] !== '"') break;
        value += '"';
        from = at + 1;
      }
    }
    if (lineEnd < at) lineEnd = text.indexOf('\n', at);
    if (lineEnd < 0) return null;
    const comma = text.indexOf(',', at);
    const end = comma >= 0 && comma < lineEnd ? comma : lineEnd;
    value += text.slice(at, end);
    at = end + 1;
    if (text[end] === ',') {
      fields.push(value);
      continue;
    }
    fields.push(value.endsWith('\r') ? value.slice(0, -1) : value);
    return { fields, next: at };
  }
}
