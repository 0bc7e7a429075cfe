import type { Cursor } from './cursor.js';
import type { ParsedRedirection } from './script.js';
import type { Word } from './word.js';

/** A here-document whose body follows at the next line break, and the redirection that it belongs to. */
export interface HereDocument {
  readonly delimiter: Word;
  readonly stripTabs: boolean;
  readonly place: { redirections: ParsedRedirection[]; index: number };
}

/** Reads the lines of a here-document up to its delimiter or, as shells do, up to the end of the source. */
export function readHereDocument(cursor: Cursor, delimiter: string, stripTabs: boolean): string {
  const lines: string[] = [];
  while (!cursor.atEnd) {
    const line = cursor.takeLine();
    cursor.position += 1;
    const bare = stripTabs ? line.replace(/^\t+/, '') : line;
    if (bare === delimiter) break;
    lines.push(`${bare}\n`);
  }
  return lines.join('');
}
