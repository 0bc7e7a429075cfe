import { REDIRECTION_WORK, WORD_WORK } from './bounds.js';
import { CLOSING, HASH, LINE_BREAK, OPENING, startsOperator, startsRedirection } from './characters.js';
import { readCondition } from './condition.js';
import { Cursor } from './cursor.js';
import { readHereDocument, type HereDocument } from './here-document.js';
import type { Script } from './script.js';
import { ScriptBuilder, type OpenGroup, type ScriptContext } from './script-builder.js';
import { readSimpleWord } from './simple-word.js';
import { UnparsedError } from './unparsed-error.js';
import type { Word } from './word.js';
import { WordReader } from './word-reader.js';

const OPERATOR = /;;&|;;|;&|&&|\|\||\|&|[;&|]/y;
const REDIRECTION = /(?:\d+|\{\w+\})?(?:&>>|&>|<<<|<<-|<<|<>|<&|>>|>&|>\||[<>](?!\())/y;
/** Keywords after which a command starts, or a compound command has ended. */
const SKIPPED = new Set(['if', 'then', 'else', 'elif', 'while', 'until', 'do', '!', 'fi', 'done', 'coproc']);
const KEYWORDS = new Set([
  ...SKIPPED,
  ...['{', '}', 'for', 'select', 'case', 'esac', 'function', '[[', 'time'],
]);

/** Parses one script into its simple commands. Compound commands are walked through, not built as a tree. */
export class ScriptParser extends ScriptBuilder {
  private hereDocuments: HereDocument[] = [];

  private reader: WordReader | null = null;

  constructor(
    cursor: Cursor,
    private readonly nested: ScriptContext,
  ) {
    super(cursor, nested);
  }

  /**
   * Parses up to the end, or up to and with the `)` that closes a substitution.
   * @throws UnparsedError for what no shell would run
   */
  parse(end: 'source' | ')'): Script {
    const { cursor } = this;
    for (;;) {
      cursor.skipBlanks();
      if (cursor.atEnd) break;
      this.tokenStart = cursor.position;
      const code = cursor.code();
      if (code === CLOSING && this.closesScript(end)) return this.finish();
      if (code === HASH) cursor.takeLine();
      else if (code === OPENING) this.readOpening();
      else if (code === CLOSING) this.close('(');
      else this.readToken(code);
    }
    if (end === ')' || this.open.some((group) => group.kind !== '{'))
      throw new UnparsedError('unterminated (');
    return this.finish();
  }

  private closesScript(end: 'source' | ')'): boolean {
    if (end !== ')' || this.open.some((group) => group.kind !== '{')) return false;
    this.cursor.position += 1;
    return true;
  }

  private finish(): Script {
    this.endCommand();
    const last = this.items.at(-1);
    if (last?.kind === 'operator' && last.text === ';') this.items.pop();
    return this.items;
  }

  private readToken(code: number): void {
    const redirection = startsRedirection(code) ? this.cursor.take(REDIRECTION) : '';
    if (redirection !== '') {
      this.readRedirection(redirection);
      return;
    }
    if (code === LINE_BREAK) {
      this.cursor.position += 1;
      this.readOperator('\n');
      return;
    }
    if (startsOperator(code)) {
      this.readOperator(this.cursor.take(OPERATOR));
      return;
    }
    const simple = readSimpleWord(this.cursor);
    if (simple) this.addWord(simple);
    else this.readOtherWords();
    this.extendSpan();
  }

  private readOtherWords(): void {
    const before = this.cursor.position;
    const words = this.readWords(this.command !== null && this.command.words.length > 0);
    if (this.cursor.position === before) throw new UnparsedError('unexpected character');
    for (const word of words) this.addWord(word);
  }

  private addWord(word: Word): void {
    this.nested.spend(WORD_WORK);
    if (this.command === null && !word.quoted && KEYWORDS.has(word.text) && this.readKeyword(word.text))
      return;
    const command = this.openCommand();
    if (word.assignment && command.words.length === 0) command.assignments.push(word);
    else if (word.braced) for (const one of word.braced) command.words.push(one);
    else command.words.push(word);
  }

  private readKeyword(text: string): boolean {
    if (SKIPPED.has(text)) return true;
    switch (text) {
      case '{':
        this.openGroup('{');
        return true;
      case '}':
        this.close('{');
        return true;
      case 'for':
      case 'select':
        this.skipForHeader();
        return true;
      case 'case':
        this.readCaseHeader();
        return true;
      case 'esac':
        this.close('case');
        return true;
      case 'function':
        this.readFunctionName();
        return true;
      case '[[':
        for (const word of readCondition(this.cursor, () => this.readWords()))
          this.openCommand().words.push(word);
        return true;
      case 'time':
        return this.cursor.take(/[ \t]+(?:-p[ \t]+)?(?=[({!])/y) !== '';
      default:
        return false;
    }
  }

  /** `(` opens a subshell, makes the word before it a function's name, or starts arithmetic. */
  private readOpening(): void {
    const { cursor, command } = this;
    if (command === null) {
      const end = cursor.peek(1) === '(' ? cursor.arithmeticEnd() : -1;
      if (end < 0) {
        cursor.position += 1;
        this.openGroup('(');
      } else {
        this.readArithmetic(end);
      }
      return;
    }
    const isFunction =
      command.words.length === 1 && command.assignments.length + command.redirections.length === 0;
    if (!isFunction || !/\([ \t]*\)/y.test(cursor.source.slice(cursor.position, cursor.position + 20))) {
      throw new UnparsedError('unexpected (');
    }
    cursor.position = cursor.source.indexOf(')', cursor.position) + 1;
    this.command = null;
    this.startFunction(command.words[0]?.form ?? '');
  }

  private readFunctionName(): void {
    this.cursor.skipBlanks();
    const [name] = this.readWords();
    this.cursor.take(/[ \t]*\([ \t]*\)/y);
    this.startFunction(name?.form ?? '');
  }

  private close(kind: OpenGroup['kind']): void {
    if (kind === '(') this.cursor.position += 1;
    this.endCommand();
    const group = this.open.pop();
    if (group?.kind !== kind) throw new UnparsedError(`nothing to close for ${kind}`);
    if (group.printed) this.addOperator(kind === '(' ? ')' : '}');
  }

  /** What is substituted inside arithmetic runs, the rest does not. */
  private readArithmetic(end: number): void {
    const { cursor } = this;
    new WordReader(cursor.inside(cursor.position + 2, end - 2), this.nested).readBody();
    cursor.position = end;
  }

  private skipForHeader(): void {
    this.cursor.skipBlanks();
    if (this.cursor.startsWith('((')) {
      const end = this.cursor.arithmeticEnd(true);
      if (end < 0) throw new UnparsedError('unterminated for ((');
      this.readArithmetic(end);
      return;
    }
    const [name] = this.readWords();
    this.cursor.take(/(?:[ \t\n]|\\\n)*/y);
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

  private readCaseHeader(): void {
    this.cursor.skipBlanks();
    this.readWords();
    this.cursor.take(/(?:[ \t\n]|\\\n)*/y);
    if (this.readWords()[0]?.text !== 'in') throw new UnparsedError('case without in');
    this.openGroup('case');
    this.readCasePattern();
  }

  /** Reads `PATTERN | PATTERN)`, or the `esac` that stands in its place. */
  private readCasePattern(): void {
    const { cursor } = this;
    this.cursor.take(/(?:[ \t\n]|\\\n|#[^\n]*)*\(?/y);
    for (;;) {
      this.cursor.take(/(?:[ \t|]|\\\n)*/y);
      if (cursor.peek() === ')') break;
      const before = cursor.position;
      const [word] = this.readWords();
      if (word?.text === 'esac' && !word.quoted) {
        this.close('case');
        return;
      }
      if (cursor.position === before) throw new UnparsedError('unterminated case');
    }
    cursor.position += 1;
  }

  private readOperator(operator: string): void {
    this.endCommand();
    const last = this.items.at(-1);
    if (operator.startsWith(';') && operator !== ';') {
      if (this.open.at(-1)?.kind !== 'case') throw new UnparsedError(`unexpected ${operator}`);
      this.addSeparator(last);
      this.readCasePattern();
    } else if (operator === ';' || operator === '\n') {
      this.addSeparator(last);
      if (operator === '\n') this.readHereDocuments();
    } else {
      // The separator before the end of a group: `{ a; } | b` is `a | b`.
      if (last?.kind === 'operator' && last.text === ';') this.items.pop();
      this.addOperator(operator);
    }
  }

  private readRedirection(operator: string): void {
    this.nested.spend(REDIRECTION_WORK);
    const command = this.openCommand();
    this.cursor.skipBlanks();
    const [target, ...rest] = this.readWords();
    if (!target) throw new UnparsedError('redirection without a target');
    const { redirections } = command;
    redirections.push({ operator, target, body: null });
    if (/(?:^|[^<])<<-?$/.test(operator)) {
      const place = { redirections, index: redirections.length - 1 };
      this.hereDocuments.push({ delimiter: target, stripTabs: operator.endsWith('-'), place });
    }
    for (const word of rest) command.words.push(word);
    this.extendSpan();
  }

  private readHereDocuments(): void {
    const documents = this.hereDocuments;
    this.hereDocuments = [];
    for (const { delimiter, stripTabs, place } of documents) {
      const start = this.cursor.position;
      const text = readHereDocument(this.cursor, delimiter.text, stripTabs);
      const inside = new Cursor(text, this.cursor.span(start, this.cursor.position));
      const body = delimiter.quoted ? { text, form: text } : new WordReader(inside, this.nested).readBody();
      const redirection = place.redirections[place.index];
      if (redirection) place.redirections[place.index] = { ...redirection, body };
    }
  }

  private readWords(isArgument = false): Word[] {
    const simple = readSimpleWord(this.cursor);
    if (simple) return [simple];
    this.reader ??= new WordReader(this.cursor, this.nested);
    return this.reader.read(isArgument);
  }
}
