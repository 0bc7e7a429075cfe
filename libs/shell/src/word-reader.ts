import { DROP_WORK, MAX_DEPTH, PIECE_WORK, WORD_WORK } from './bounds.js';
import {
  BACKSLASH,
  BACKTICK,
  DOLLAR,
  DOUBLE_QUOTE,
  EQUALS,
  isMetacharacter,
  isNameCharacter,
  isPlain,
  LINE_BREAK,
  OPENING_BRACE,
  SINGLE_QUOTE,
} from './characters.js';
import type { Cursor } from './cursor.js';
import { beyondBound, unparsed } from './unparsed-error.js';
import { promptName, readParameterName, readSpecialName } from './parameter-name.js';
import { assignmentWord, joinPieces, type Expansion, type Word } from './word.js';
import { QuoteReader } from './quote-reader.js';
import { readPlainWord } from './simple-word.js';
import type { NestedScripts } from './nested-scripts.js';
import { isBare } from './word-builder.js';

/** `${NAME=value}` and `${NAME:=value}`. */
const ASSIGNED = /^\$\{\w+:?=/;
/** What stands between the elements of an array. */
const ARRAY_GAP = /(?:\s|\\\n|#[^\n]*)*/y;

/** Reads words at a cursor: quoting, escapes, expansions, substitutions. */
export class WordReader extends QuoteReader {
  constructor(
    cursor: Cursor,
    private readonly nested: NestedScripts,
    private depth = 0,
  ) {
    super(cursor, nested);
    if (depth > MAX_DEPTH) throw beyondBound('expansions nest too deep');
  }

  /**
   * Reads the word here; several when an unquoted `$IFS` splits it or braces expand, none when nothing is left of it.
   * Only behind a program (`isArgument`) can `!(…)` and its kin be patterns.
   */
  read(isArgument = false): readonly Word[] {
    const plain = readPlainWord(this.cursor);
    if (plain) {
      this.nested.spend(PIECE_WORK + WORD_WORK);
      return [plain];
    }
    this.start();
    while (!this.cursor.atEnd && this.readPiece(isArgument));
    return this.finish();
  }

  /** Reads the rest of the source as the inside of double quotes: the body of a here-document. */
  readBody(): { readonly text: string; readonly form: string } {
    this.reset();
    this.readQuotedPieces('');
    const { text, form } = joinPieces(this.pieces);
    return { text, form: form ?? text };
  }

  /** Reads one piece of an unquoted word; false where the word ends. */
  private readPiece(isArgument: boolean): boolean {
    const { cursor } = this;
    const code = cursor.code();
    switch (code) {
      case BACKSLASH:
        this.readEscapes();
        break;
      case SINGLE_QUOTE:
        this.readSingleQuoted();
        break;
      case DOUBLE_QUOTE:
        this.readDoubleQuoted();
        break;
      case DOLLAR:
        this.readDollar(false);
        break;
      case BACKTICK:
        this.readBackticks(false);
        break;
      case EQUALS:
        this.assignment ||= this.isAssigned();
        this.append('=');
        cursor.position += 1;
        break;
      default:
        if (isMetacharacter(code)) return this.readParenthesised(cursor.peek(), isArgument);
        this.readPlain();
    }
    return true;
  }

  private readPlain(): void {
    const { source, position } = this.cursor;
    let end = position;
    while (end < source.length && isPlain(source.charCodeAt(end))) {
      this.braces ||= source.charCodeAt(end) === OPENING_BRACE;
      end += 1;
    }
    this.append(source.slice(position, end));
    this.cursor.position = end;
  }

  /** `<(…)` and `>(…)` are words; `NAME=(…)` is an assignment. Any other metacharacter ends the word. */
  private readParenthesised(character: string, isArgument: boolean): boolean {
    const { cursor } = this;
    if ((character === '<' || character === '>') && cursor.peek(1) === '(') {
      const start = cursor.position;
      cursor.position += 2;
      const { line, output } = this.nested.parenthesised(cursor);
      if (character === '>') this.nested.noteSink();
      else this.input = output;
      const text = cursor.source.slice(start, cursor.position);
      this.appendPiece({ text, form: `${character}(${line})`, quoted: false, expansion: null });
      return true;
    }
    if (character !== '(') return false;
    if (this.assignment && this.bare.endsWith('=')) {
      this.readArray();
      return true;
    }
    const last = this.pieces.at(-1);
    if (!(isArgument || this.assignment) || !last || !isBare(last) || !/[?*+@!]$/.test(last.text))
      return false;
    this.readExtendedPattern();
    return true;
  }

  /** `!(a|b)` and its kin stay as written. */
  private readExtendedPattern(): void {
    const { cursor } = this;
    if (this.depth > MAX_DEPTH) throw beyondBound('patterns nest too deep');
    this.depth += 1;
    this.append('(');
    cursor.position += 1;
    while (cursor.peek() !== ')') {
      if (cursor.atEnd) throw unparsed('unterminated pattern');
      if (cursor.peek() === '|') {
        this.append('|');
        cursor.position += 1;
      } else if (!this.readPiece(true)) throw unparsed('unexpected operator in a pattern');
    }
    this.append(')');
    cursor.position += 1;
    this.depth -= 1;
  }

  private readArray(): void {
    const { cursor } = this;
    cursor.position += 1;
    const elements: Word[] = [];
    const reader = new WordReader(cursor, this.nested, this.depth + 1);
    for (;;) {
      cursor.take(ARRAY_GAP);
      if (cursor.atEnd) throw unparsed('unterminated array');
      if (cursor.peek() === ')') break;
      const before = cursor.position;
      for (const word of reader.read()) elements.push(word);
      if (cursor.position === before) throw unparsed('unexpected operator in an array');
    }
    cursor.position += 1;
    const [, name = '', adds = ''] = /^(\w+)(\+?)=$/.exec(this.bare) ?? [];
    if (name !== '') this.nested.array(name, elements, adds === '+');
    const write = (part: 'text' | 'form') => `(${elements.map((word) => word[part]).join(' ')})`;
    this.appendPiece({ text: write('text'), form: write('form'), quoted: false, expansion: null });
  }

  protected override readDollar(inQuotes: boolean): void {
    const { cursor } = this;
    while (cursor.continuesAt(1)) this.join(1);
    const next = cursor.peek(1);
    if (next === '(') this.readSubstitution(inQuotes);
    else if (next === '{') this.readParameter(inQuotes);
    else if (next === "'" && !inQuotes) this.readAnsiQuoted();
    else if (next === '"' && !inQuotes) cursor.position += 1;
    else if (!inQuotes && !this.assignment && next === 'I' && isFieldSeparator(cursor)) {
      cursor.position += 4;
      this.endWord();
    } else this.readVariable(inQuotes);
  }

  /** Joins the next line to this one where a `\` stands before it some way ahead. */
  private join(ahead: number): void {
    this.nested.spend(DROP_WORK + (this.cursor.source.length >> 5));
    this.cursor.dropContinuation(ahead);
  }

  private readVariable(inQuotes: boolean): void {
    const { cursor } = this;
    const start = cursor.position + 1;
    cursor.position = start;
    let name = readSpecialName(cursor);
    while (/^[A-Za-z_]/.test(name) && cursor.continuesAt(0) && isNameCharacter(cursor.code(2))) {
      this.join(0);
      cursor.position = start;
      name = readSpecialName(cursor);
    }
    if (name !== '') this.appendExpansion(`$${name}`, inQuotes, { name, value: null });
    else if (inQuotes) this.appendQuoted('$');
    else this.append('$');
  }

  private appendExpansion(text: string, quoted: boolean, expansion: Expansion, form = text): void {
    this.appendPiece({ text, form, quoted, expansion });
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
    if (/\$\{[\s|]/y.test(cursor.source.slice(start, start + 3))) throw unparsed('command in ${ }');
    cursor.position += 2;
    const inside = new WordReader(cursor, this.nested, this.depth + 1);
    while (cursor.peek() !== '}') {
      if (cursor.atEnd) throw unparsed('unterminated ${');
      inside.readParameterPiece(inQuotes);
    }
    cursor.position += 1;
    const source = cursor.source.slice(start, cursor.position);
    if (/^\$\{IFS\b(?!: ?\d+:0\})/.test(source) && !inQuotes && !this.assignment) this.endWord();
    else {
      const expansion = readParameterName(source, inside.pieces);
      if (expansion.value !== null && ASSIGNED.test(source)) this.nested.assign(assigned(expansion));
      const prompted = promptName(source);
      if (prompted !== null) this.nested.prompt(prompted, cursor.span(start, cursor.position));
      this.appendExpansion(source, inQuotes, expansion);
    }
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

  protected override readBackticks(inQuotes: boolean): void {
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
  if (output === null) return { name: null, value: null };
  let end = output.length;
  while (end > 0 && output.charCodeAt(end - 1) === LINE_BREAK) end -= 1;
  return { name: null, value: output.slice(0, end).replaceAll('\0', '') };
}

/** What `${NAME:=value}` assigns. */
function assigned({ name, value }: Expansion): Word {
  return assignmentWord(`${name ?? ''}=${value ?? ''}`);
}

/** Whether `$IFS` stands at a cursor. */
function isFieldSeparator(cursor: Cursor): boolean {
  return cursor.startsWith('$IFS') && !isNameCharacter(cursor.code(4));
}
