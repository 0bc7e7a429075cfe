import { resolveAnsiEscapes } from './ansi-escapes.js';
import { MAX_DEPTH } from './bounds.js';
import { Cursor } from './cursor.js';
import { UnparsedError } from './unparsed-error.js';
import type { Word } from './word.js';

/** What reading words needs of whoever parses scripts: each returns the canonical line of what was run. */
export interface NestedScripts {
  /** Parses the script at the cursor, up to and with the `)` that ends it. */
  parenthesised(cursor: Cursor): string;
  /** Parses a whole script. */
  whole(source: string): string;
}

const META = new Set([' ', '\t', '\n', ';', '&', '|', '(', ')', '<', '>']);
const PLAIN = /[^\s;&|()<>\\'"$`=]+|[\r\f\v]|[^\S\n\t ]/y;
const QUOTED_PLAIN = /[^\\"$`]+/y;

/** Reads words at a cursor: quoting, escapes, expansions, substitutions. */
export class WordReader {
  private text = '';
  private form = '';
  private quoted = false;
  private assignment = false;
  private words: Word[] = [];
  private started = false;

  constructor(
    private readonly cursor: Cursor,
    private readonly nested: NestedScripts,
    private readonly depth = 0,
  ) {
    if (depth > MAX_DEPTH) throw new UnparsedError('expansions nest too deep');
  }

  /** Reads the word here; several when an unquoted `$IFS` splits it, none when it is nothing but that. */
  read(): Word[] {
    this.words = [];
    this.reset();
    while (!this.cursor.atEnd && this.readPiece());
    this.endWord();
    return this.words;
  }

  /** Reads the rest of the source as the inside of double quotes: the body of a here-document. */
  readBody(): { readonly text: string; readonly form: string } {
    this.reset();
    this.readQuotedPieces('');
    return { text: this.text, form: this.form };
  }

  private reset(): void {
    this.text = '';
    this.form = '';
    this.quoted = false;
    this.assignment = false;
    this.started = false;
  }

  private endWord(): void {
    const { text, form, quoted, assignment } = this;
    if (this.started) this.words.push({ text, form, quoted, assignment });
    this.reset();
  }

  private append(text: string, form = text): void {
    this.text += text;
    this.form += form;
    this.started = true;
  }

  /** Reads one piece of an unquoted word; false where the word ends. */
  private readPiece(): boolean {
    const { cursor } = this;
    const character = cursor.peek();
    if (META.has(character)) return this.readParenthesised(character);
    switch (character) {
      case '\\':
        this.readEscape();
        break;
      case "'":
        this.readSingleQuoted();
        break;
      case '"':
        this.readDoubleQuoted();
        break;
      case '$':
        this.readDollar(false);
        break;
      case '`':
        this.readBackticks(false);
        break;
      case '=':
        this.assignment ||= !this.quoted && /^[A-Za-z_]\w*(?:\[[^\]]*\])?\+?$/.test(this.text);
        this.append('=');
        cursor.position += 1;
        break;
      default:
        this.append(cursor.take(PLAIN));
    }
    return true;
  }

  /** `<(…)` and `>(…)` are words; `NAME=(…)` is an assignment. Any other metacharacter ends the word. */
  private readParenthesised(character: string): boolean {
    const { cursor } = this;
    if ((character === '<' || character === '>') && cursor.peek(1) === '(') {
      const start = cursor.position;
      cursor.position += 2;
      const line = this.nested.parenthesised(cursor);
      this.append(cursor.source.slice(start, cursor.position), `${character}(${line})`);
      return true;
    }
    if (character === '(' && this.assignment && this.text.endsWith('=')) {
      this.readArray();
      return true;
    }
    return false;
  }

  private readArray(): void {
    const { cursor } = this;
    cursor.position += 1;
    const elements: Word[] = [];
    for (;;) {
      while (/\s/.test(cursor.peek())) cursor.position += 1;
      if (cursor.atEnd) throw new UnparsedError('unterminated array');
      if (cursor.peek() === ')') break;
      const before = cursor.position;
      elements.push(...new WordReader(cursor, this.nested, this.depth + 1).read());
      if (cursor.position === before) throw new UnparsedError('unexpected operator in an array');
    }
    cursor.position += 1;
    const write = (part: 'text' | 'form') => `(${elements.map((word) => word[part]).join(' ')})`;
    this.append(write('text'), write('form'));
  }

  private readEscape(): void {
    const { cursor } = this;
    const next = cursor.peek(1);
    if (next !== '\n') {
      this.append(next === '' ? '\\' : next);
      this.quoted = true;
    }
    cursor.position += 2;
  }

  private readSingleQuoted(): void {
    const { cursor } = this;
    const end = cursor.source.indexOf("'", cursor.position + 1);
    if (end < 0) throw new UnparsedError('unterminated single quote');
    this.append(cursor.source.slice(cursor.position + 1, end));
    this.quoted = true;
    cursor.position = end + 1;
  }

  private readDoubleQuoted(): void {
    this.quoted = true;
    this.append('');
    this.cursor.position += 1;
    this.readQuotedPieces('"');
  }

  /** Reads up to and with the closing quote; up to the end of the source when `close` is empty. */
  private readQuotedPieces(close: '"' | ''): void {
    const { cursor } = this;
    while (!cursor.atEnd) {
      const character = cursor.peek();
      if (character === '"' && close === '"') {
        cursor.position += 1;
        return;
      }
      if (character === '\\') this.readQuotedEscape(close);
      else if (character === '$') this.readDollar(true);
      else if (character === '`') this.readBackticks(close === '"');
      else if (character === '"') {
        this.append('"');
        cursor.position += 1;
      } else this.append(cursor.take(QUOTED_PLAIN));
    }
    if (close === '"') throw new UnparsedError('unterminated double quote');
  }

  private readQuotedEscape(close: string): void {
    const next = this.cursor.peek(1);
    const escapes = next !== '' && (next === close || '$`\\\n'.includes(next));
    if (!escapes) this.append('\\');
    else if (next !== '\n') this.append(next);
    this.cursor.position += escapes ? 2 : 1;
  }

  private readDollar(inQuotes: boolean): void {
    const { cursor } = this;
    const next = cursor.peek(1);
    if (next === '(') this.readSubstitution();
    else if (next === '{') this.readParameter(inQuotes);
    else if (next === "'" && !inQuotes) this.readAnsiQuoted();
    else if (next === '"' && !inQuotes) cursor.position += 1;
    else if (!inQuotes && /^IFS\b/.test(cursor.source.slice(cursor.position + 1, cursor.position + 5))) {
      cursor.position += 4;
      this.endWord();
    } else {
      this.append('$');
      cursor.position += 1;
    }
  }

  private readSubstitution(): void {
    const { cursor } = this;
    const start = cursor.position;
    cursor.position += 1;
    const end = cursor.arithmeticEnd();
    if (end >= 0) {
      const inside = new WordReader(
        new Cursor(cursor.source.slice(start + 3, end - 2)),
        this.nested,
      ).readBody();
      cursor.position = end;
      this.append(cursor.source.slice(start, end), `$((${inside.form}))`);
      return;
    }
    cursor.position += 1;
    const line = this.nested.parenthesised(cursor);
    this.append(cursor.source.slice(start, cursor.position), `$(${line})`);
  }

  /** `${…}` stays as written; what is substituted inside it is parsed. */
  private readParameter(inQuotes: boolean): void {
    const { cursor } = this;
    const start = cursor.position;
    if (/\$\{[\s|]/y.test(cursor.source.slice(start, start + 3))) throw new UnparsedError('command in ${ }');
    cursor.position += 2;
    const inside = new WordReader(cursor, this.nested, this.depth + 1);
    while (cursor.peek() !== '}') {
      if (cursor.atEnd) throw new UnparsedError('unterminated ${');
      inside.readParameterPiece(inQuotes);
    }
    cursor.position += 1;
    const source = cursor.source.slice(start, cursor.position);
    if (source === '${IFS}' && !inQuotes) this.endWord();
    else this.append(source);
  }

  private readParameterPiece(inQuotes: boolean): void {
    const { cursor } = this;
    const character = cursor.peek();
    if (character === '\\') cursor.position += 2;
    else if (character === '$') this.readDollar(inQuotes);
    else if (character === '`') this.readBackticks(inQuotes);
    else if (character === '"') this.readDoubleQuoted();
    else if (character === "'" && !inQuotes) this.readSingleQuoted();
    else cursor.position += 1;
  }

  private readAnsiQuoted(): void {
    const { cursor } = this;
    const start = cursor.position + 2;
    let end = start;
    while (end < cursor.source.length && cursor.source[end] !== "'")
      end += cursor.source[end] === '\\' ? 2 : 1;
    if (end >= cursor.source.length) throw new UnparsedError("unterminated $'");
    this.append(resolveAnsiEscapes(cursor.source.slice(start, end)));
    this.quoted = true;
    cursor.position = end + 1;
  }

  private readBackticks(inQuotes: boolean): void {
    const { cursor } = this;
    const start = cursor.position;
    let end = start + 1;
    while (end < cursor.source.length && cursor.source[end] !== '`')
      end += cursor.source[end] === '\\' ? 2 : 1;
    if (end >= cursor.source.length) throw new UnparsedError('unterminated backtick');
    const script = cursor.source
      .slice(start + 1, end)
      .replace(inQuotes ? /\\([`\\$"])/g : /\\([`\\$])/g, '$1');
    cursor.position = end + 1;
    this.append(`$(${script})`, `$(${this.nested.whole(script)})`);
  }
}
