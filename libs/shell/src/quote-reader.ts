import { resolveAnsiEscapes } from './ansi-escapes.js';
import { BACKSLASH, BACKTICK, DOLLAR, DOUBLE_QUOTE } from './characters.js';
import type { Cursor } from './cursor.js';
import { unparsed } from './unparsed-error.js';
import { WordBuilder, type WordWork } from './word-builder.js';

/** Characters with a backslash before them; a line break is dropped with it. */
const ESCAPES = /\\(?:\n|([\s\S]))/g;

/** Reads the quoted parts of words. */
export abstract class QuoteReader extends WordBuilder {
  constructor(
    protected readonly cursor: Cursor,
    work: WordWork,
  ) {
    super(work);
  }

  protected abstract readDollar(inQuotes: boolean): void;
  protected abstract readBackticks(inQuotes: boolean): void;

  /** Reads an escaped character, and those directly behind it. */
  protected readEscapes(): void {
    const { source, position } = this.cursor;
    let end = position + 2;
    while (end < source.length && source.charCodeAt(end) === BACKSLASH) end += 2;
    this.cursor.position = end;
    const isOne = end === position + 2 && end <= source.length;
    const text = isOne
      ? source.charAt(position + 1).replace('\n', '')
      : source.slice(position, end).replace(ESCAPES, '$1');
    if (text !== '') this.appendQuoted(text, text.length);
  }

  protected readSingleQuoted(): void {
    const { cursor } = this;
    const end = cursor.source.indexOf("'", cursor.position + 1);
    if (end < 0) throw unparsed('unterminated single quote');
    this.appendQuoted(cursor.source.slice(cursor.position + 1, end));
    cursor.position = end + 1;
  }

  protected readDoubleQuoted(): void {
    this.appendQuoted('');
    this.cursor.position += 1;
    this.readQuotedPieces('"');
  }

  /** Reads up to and with the closing quote; up to the end of the source when `close` is empty. */
  protected readQuotedPieces(close: '"' | ''): void {
    const { cursor } = this;
    while (!cursor.atEnd) {
      const code = cursor.code();
      if (code === DOUBLE_QUOTE && close === '"') {
        cursor.position += 1;
        return;
      }
      if (code === BACKSLASH) this.readQuotedEscape(close);
      else if (code === DOLLAR) this.readDollar(true);
      else if (code === BACKTICK) this.readBackticks(close === '"');
      else this.readQuotedPlain(close);
    }
    if (close === '"') throw unparsed('unterminated double quote');
  }

  private readQuotedPlain(close: string): void {
    const { source, position } = this.cursor;
    let end = position;
    for (; end < source.length; end++) {
      const code = source.charCodeAt(end);
      if (code === BACKSLASH || code === DOLLAR || code === BACKTICK) break;
      if (code === DOUBLE_QUOTE && close !== '') break;
    }
    this.appendQuoted(source.slice(position, end));
    this.cursor.position = end;
  }

  private readQuotedEscape(close: string): void {
    const next = this.cursor.peek(1);
    const escapes = next !== '' && (next === close || '$`\\\n'.includes(next));
    if (!escapes) this.appendQuoted('\\');
    else if (next !== '\n') this.appendQuoted(next);
    this.cursor.position += escapes ? 2 : 1;
  }

  protected readAnsiQuoted(): void {
    const { cursor } = this;
    const start = cursor.position + 2;
    const end = cursor.endOfEscaped(start, "'");
    const text = resolveAnsiEscapes(cursor.source.slice(start, end));
    const nul = text.indexOf('\0');
    this.appendQuoted(nul < 0 ? text : text.slice(0, nul));
    cursor.position = end + 1;
  }
}
