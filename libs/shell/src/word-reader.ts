import { resolveAnsiEscapes } from './ansi-escapes.js';
import { MAX_DEPTH } from './bounds.js';
import { Cursor, type Span } from './cursor.js';
import { UnparsedError } from './unparsed-error.js';
import { readParameterName, readSpecialName } from './parameter-name.js';
import { wordOfPieces, type Expansion, type Word } from './word.js';
import { isBare, WordBuilder } from './word-builder.js';

/** What a nested script runs, and the constant text that it writes; null when that isn't known. */
export interface NestedScript {
  readonly line: string;
  readonly output: string | null;
}

/** What reading words needs of whoever parses scripts. */
export interface NestedScripts {
  /** Parses the script at the cursor, up to and with the `)` that ends it. */
  parenthesised(cursor: Cursor): NestedScript;
  /** Parses a whole script, which stands at a span of the line. */
  whole(source: string, span: Span): NestedScript;
}

const META = new Set([' ', '\t', '\n', ';', '&', '|', '(', ')', '<', '>']);
const PLAIN = /[^\s;&|()<>\\'"$`=]+|[\r\f\v]|[^\S\n\t ]/y;
const QUOTED_PLAIN = /[^\\"$`]+/y;

/** Reads words at a cursor: quoting, escapes, expansions, substitutions. */
export class WordReader extends WordBuilder {
  constructor(
    private readonly cursor: Cursor,
    private readonly nested: NestedScripts,
    private depth = 0,
  ) {
    super();
    if (depth > MAX_DEPTH) throw new UnparsedError('expansions nest too deep');
  }

  /**
   * Reads the word here; several when an unquoted `$IFS` splits it or braces expand, none when nothing is left of it.
   * Only behind a program (`isArgument`) can `!(…)` and its kin be patterns.
   */
  read(isArgument = false): Word[] {
    this.start();
    while (!this.cursor.atEnd && this.readPiece(isArgument));
    return this.finish();
  }

  /** Reads the rest of the source as the inside of double quotes: the body of a here-document. */
  readBody(): { readonly text: string; readonly form: string } {
    this.reset();
    this.readQuotedPieces('');
    return wordOfPieces(this.pieces, false);
  }

  /** Reads one piece of an unquoted word; false where the word ends. */
  private readPiece(isArgument: boolean): boolean {
    const { cursor } = this;
    const character = cursor.peek();
    if (META.has(character)) return this.readParenthesised(character, isArgument);
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
        this.assignment ||= this.isBareSoFar() && /^[A-Za-z_]\w*(?:\[[^\]]*\])?\+?$/.test(this.bare);
        this.append('=');
        cursor.position += 1;
        break;
      default: {
        const plain = cursor.take(PLAIN);
        this.braces ||= plain.includes('{');
        this.append(plain);
      }
    }
    return true;
  }

  /** `<(…)` and `>(…)` are words; `NAME=(…)` is an assignment. Any other metacharacter ends the word. */
  private readParenthesised(character: string, isArgument: boolean): boolean {
    const { cursor } = this;
    if ((character === '<' || character === '>') && cursor.peek(1) === '(') {
      const start = cursor.position;
      cursor.position += 2;
      const { line, output } = this.nested.parenthesised(cursor);
      if (this.pieces.length === 0 && character === '<') this.input = output;
      this.append(cursor.source.slice(start, cursor.position), `${character}(${line})`);
      return true;
    }
    if (character !== '(') return false;
    if (this.assignment && this.bare.endsWith('=')) {
      this.readArray();
      return true;
    }
    const last = this.pieces.at(-1);
    if (!isArgument || !last || !isBare(last) || !/[?*+@!]$/.test(last.text)) return false;
    this.readExtendedPattern();
    return true;
  }

  /** `!(a|b)` and its kin stay as written. */
  private readExtendedPattern(): void {
    const { cursor } = this;
    if (this.depth > MAX_DEPTH) throw new UnparsedError('patterns nest too deep');
    this.depth += 1;
    this.append('(');
    cursor.position += 1;
    while (cursor.peek() !== ')') {
      if (cursor.atEnd) throw new UnparsedError('unterminated pattern');
      if (cursor.peek() === '|') {
        this.append('|');
        cursor.position += 1;
      } else if (!this.readPiece(true)) throw new UnparsedError('unexpected operator in a pattern');
    }
    this.append(')');
    cursor.position += 1;
    this.depth -= 1;
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
      this.appendQuoted(next === '' ? '\\' : next);
    }
    cursor.position += 2;
  }

  private readSingleQuoted(): void {
    const { cursor } = this;
    const end = cursor.source.indexOf("'", cursor.position + 1);
    if (end < 0) throw new UnparsedError('unterminated single quote');
    this.appendQuoted(cursor.source.slice(cursor.position + 1, end));
    cursor.position = end + 1;
  }

  private readDoubleQuoted(): void {
    this.appendQuoted('');
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
        this.appendQuoted('"');
        cursor.position += 1;
      } else this.appendQuoted(cursor.take(QUOTED_PLAIN));
    }
    if (close === '"') throw new UnparsedError('unterminated double quote');
  }

  private readQuotedEscape(close: string): void {
    const next = this.cursor.peek(1);
    const escapes = next !== '' && (next === close || '$`\\\n'.includes(next));
    if (!escapes) this.appendQuoted('\\');
    else if (next !== '\n') this.appendQuoted(next);
    this.cursor.position += escapes ? 2 : 1;
  }

  private readDollar(inQuotes: boolean): void {
    const { cursor } = this;
    const next = cursor.peek(1);
    if (next === '(') this.readSubstitution(inQuotes);
    else if (next === '{') this.readParameter(inQuotes);
    else if (next === "'" && !inQuotes) this.readAnsiQuoted();
    else if (next === '"' && !inQuotes) cursor.position += 1;
    else if (!inQuotes && /^IFS\b/.test(cursor.source.slice(cursor.position + 1, cursor.position + 5))) {
      cursor.position += 4;
      this.endWord();
    } else this.readVariable(inQuotes);
  }

  private readVariable(inQuotes: boolean): void {
    this.cursor.position += 1;
    const name = readSpecialName(this.cursor);
    this.appendExpansion(`$${name}`, inQuotes, name === '' ? null : { name, value: null });
  }

  private appendExpansion(text: string, inQuotes: boolean, expansion: Expansion | null, form = text): void {
    if (inQuotes) this.appendQuoted(text, form, expansion);
    else this.append(text, form, expansion);
  }

  private readSubstitution(inQuotes: boolean): void {
    const { cursor } = this;
    const start = cursor.position;
    cursor.position += 1;
    const end = cursor.arithmeticEnd();
    if (end >= 0) {
      const inside = new WordReader(
        cursor.inside(start + 3, end - 2),
        this.nested,
        this.depth + 1,
      ).readBody();
      cursor.position = end;
      const written = cursor.source.slice(start, end);
      this.appendExpansion(written, inQuotes, { name: null, value: null }, `$((${inside.form}))`);
      return;
    }
    cursor.position += 1;
    const { line, output } = this.nested.parenthesised(cursor);
    const written = cursor.source.slice(start, cursor.position);
    this.appendExpansion(written, inQuotes, substituted(output), `$(${line})`);
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
    if (/^\$\{IFS\b/.test(source) && !inQuotes) this.endWord();
    else this.appendExpansion(source, inQuotes, readParameterName(source));
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
    const end = cursor.endOfEscaped(start, "'");
    this.appendQuoted(resolveAnsiEscapes(cursor.source.slice(start, end)));
    cursor.position = end + 1;
  }

  private readBackticks(inQuotes: boolean): void {
    const { cursor } = this;
    const start = cursor.position;
    const end = cursor.endOfEscaped(start + 1, '`');
    const script = cursor.source
      .slice(start + 1, end)
      .replace(inQuotes ? /\\([`\\$"])/g : /\\([`\\$])/g, '$1');
    cursor.position = end + 1;
    const { line, output } = this.nested.whole(script, cursor.span(start, cursor.position));
    this.appendExpansion(`$(${script})`, inQuotes, substituted(output), `$(${line})`);
  }
}

/** A substitution gives what its script writes, without line breaks at the end. */
function substituted(output: string | null): Expansion {
  return { name: null, value: output?.replace(/\n+$/, '').replaceAll('\0', '') ?? null };
}
