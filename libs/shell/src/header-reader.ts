import { Cursor } from './cursor.js';
import { ScriptBuilder, type ScriptContext } from './script-builder.js';
import type { Group } from './script.js';
import { readSimpleWord } from './simple-word.js';
import { unparsed } from './unparsed-error.js';
import type { Word } from './word.js';
import { WordReader } from './word-reader.js';

const PARENTHESES = /[ \t]*\([ \t]*\)/y;
const GAP = /(?:[ \t\n]|\\\n)*/y;
const BEFORE_PATTERN = /(?:[ \t\n]|\\\n|#[^\n]*)*\(?/y;
const BETWEEN_PATTERNS = /(?:[ \t|]|\\\n)*/y;

/** Reads words, and what stands between the keyword of a compound command and its commands. */
export abstract class HeaderReader extends ScriptBuilder {
  private reader: WordReader | null = null;

  /** @param group what the commands of the script belong to */
  constructor(
    cursor: Cursor,
    protected readonly nested: ScriptContext,
    group: Group | null = null,
  ) {
    super(cursor, nested, group);
  }

  protected readWords(isArgument = false): readonly Word[] {
    const simple = readSimpleWord(this.cursor);
    if (simple) return [simple];
    this.reader ??= new WordReader(this.cursor, this.nested);
    return this.reader.read(isArgument);
  }

  protected readFunctionName(): void {
    this.cursor.skipBlanks();
    const [name] = this.readWords();
    this.cursor.take(PARENTHESES);
    this.startFunction(name?.form ?? '');
  }

  /** Where the arithmetic at a `((` ends; -1 when that is two subshells, to some shells at least. */
  protected arithmeticCommandEnd(): number {
    const { cursor } = this;
    if (cursor.peek(1) !== '(') return -1;
    const end = cursor.arithmeticEnd();
    if (end < 0) return end;
    const isTriple = cursor.peek(2) === '(' || cursor.peek(-1) === '(';
    return isTriple && cursor.hasNamesBefore(end) ? -1 : end;
  }

  /** What is substituted inside arithmetic runs, the rest does not. */
  protected readArithmetic(end: number): void {
    const { cursor } = this;
    new WordReader(cursor.inside(cursor.position + 2, end - 2), this.nested).readBody();
    cursor.position = end;
  }

  protected skipForHeader(): void {
    this.cursor.skipBlanks();
    if (this.cursor.startsWith('((')) {
      const end = this.cursor.arithmeticEnd(true);
      if (end < 0) throw unparsed('unterminated for ((');
      this.readArithmetic(end);
      return;
    }
    const [name] = this.readWords();
    this.cursor.take(GAP);
    if (!this.cursor.startsWith('in')) return;
    this.readWords();
    const listed: Word[] = [];
    for (;;) {
      this.cursor.skipBlanks();
      const before = this.cursor.position;
      for (const word of this.readWords(true)) listed.push(word);
      if (this.cursor.position === before) break;
    }
    this.nested.loop(name?.text ?? '', listed);
  }

  protected readCaseHeader(): void {
    this.cursor.skipBlanks();
    this.readWords();
    this.cursor.take(GAP);
    if (this.readWords()[0]?.text !== 'in') throw unparsed('case without in');
    this.openGroup('case');
    this.readCasePattern();
  }

  /** Reads `PATTERN | PATTERN)`, or the `esac` that stands in its place. */
  protected readCasePattern(): void {
    const { cursor } = this;
    const opened = this.cursor.take(BEFORE_PATTERN).endsWith('(');
    for (;;) {
      this.cursor.take(BETWEEN_PATTERNS);
      if (cursor.peek() === ')') break;
      const before = cursor.position;
      const [word] = this.readWords(true);
      if (word?.text === 'esac' && !word.quoted && !opened) {
        this.close('case');
        return;
      }
      if (cursor.position === before) throw unparsed('unterminated case');
    }
    cursor.position += 1;
  }
}
