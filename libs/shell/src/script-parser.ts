import { DROP_WORK, REDIRECTION_WORK, WORD_WORK } from './bounds.js';
import {
  CLOSING,
  HASH,
  isDigit,
  LINE_BREAK,
  OPENING,
  SPACE,
  startsOperator,
  startsRedirection,
  startsWord,
} from './characters.js';
import { readCondition } from './condition.js';
import { Cursor } from './cursor.js';
import { HeaderReader } from './header-reader.js';
import { readHereDocument, type HereDocument } from './here-document.js';
import { KEYWORDS, SKIPPED_KEYWORDS, takeKeyword } from './keywords.js';
import { operatorEnd, redirectionEnd } from './operators.js';
import type { Script } from './script.js';
import { readSimpleWord } from './simple-word.js';
import { unparsed } from './unparsed-error.js';
import { visibleWord, type Word } from './word.js';
import { WordReader } from './word-reader.js';

/** What `time` is a keyword before: compound commands, functions, assignments; other commands it wraps. */
const TIMED =
  /(?:[ \t]|\\\n)+(?:-p(?:[ \t]|\\\n)+)?(?:--(?:[ \t]|\\\n)+)?(?=[({!]|(?:while|until|if|case|for|select|function|coproc|time|\[\[)[\s(]|[A-Za-z_]\w*(?:\+?=|[ \t]*\([ \t]*\)))/y;
/** The name of a coprocess, which only a compound command has. */
const COPROCESS_NAME =
  /[ \t]+(?!(?:while|until|if|case|for|select)\b)[A-Za-z_]\w*[ \t]+(?=[({]|(?:while|until|if|case|for|select)\s)/y;

/** Parses one script into its simple commands. Compound commands are walked through, not built as a tree. */
export class ScriptParser extends HeaderReader {
  private hereDocuments: HereDocument[] | null = null;
  /** The `[[ … ]]` behind which a keyword may stand. */
  private condition: unknown = null;

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
    if (end === ')' || this.isOpen()) throw unparsed('unterminated (');
    return this.finish();
  }

  private closesScript(end: 'source' | ')'): boolean {
    if (end !== ')' || this.isOpen()) return false;
    this.cursor.position += 1;
    return true;
  }

  private finish(): Script {
    this.endCommand();
    const { last } = this;
    if (last?.kind === 'operator' && last.text === ';') this.items.pop();
    return this.items;
  }

  private readToken(code: number): void {
    if (startsWord(code)) {
      this.readWord();
      return;
    }
    const redirection = this.mayRedirect(code) ? this.takeOperator(redirectionEnd) : '';
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
      this.readOperator(this.takeOperator(operatorEnd));
      return;
    }
    this.readWord();
  }

  private readWord(): void {
    const keyword = this.mayBeKeyword ? takeKeyword(this.cursor) : null;
    if (keyword !== null) this.addKeyword(keyword);
    else this.readNoKeyword();
    this.extendSpan();
  }

  /** Keywords are most of what some hostile lines hold: no word is made of them. */
  private addKeyword(text: string): void {
    this.nested.spend(WORD_WORK);
    if (!this.readKeyword(text)) this.addToCommand(visibleWord(text), true);
  }

  private readNoKeyword(): void {
    const simple = readSimpleWord(this.cursor);
    if (simple) this.addWord(simple, !simple.quoted);
    else this.readOtherWords();
  }

  /** Whether a redirection may stand here: behind digits stands its sign. */
  private mayRedirect(code: number): boolean {
    if (!startsRedirection(code)) return false;
    let ahead = 0;
    while (isDigit(this.cursor.code(ahead))) ahead += 1;
    return ahead === 0 || startsRedirection(this.cursor.code(ahead));
  }

  /** Takes an operator, which a continued line may cut in two. */
  private takeOperator(endOf: (source: string, at: number) => number): string {
    const { cursor } = this;
    const start = cursor.position;
    let end = endOf(cursor.source, start);
    cursor.position = end;
    while (end > start && cursor.continuesAt(0) && /[<>&|;(-]/.test(cursor.peek(2))) {
      this.nested.spend(DROP_WORK + (cursor.source.length >> 5));
      cursor.dropContinuation(0);
      end = endOf(cursor.source, start);
      cursor.position = end;
    }
    return end === start ? '' : cursor.source.slice(start, end);
  }

  private readOtherWords(): void {
    const before = this.cursor.position;
    const words = this.readWords(this.command !== null && this.command.words.length > 0);
    if (this.cursor.position === before) throw unparsed('unexpected character');
    for (const word of words) this.addWord(word);
  }

  private addWord(word: Word, isPlain = false): void {
    this.nested.spend(WORD_WORK);
    if (this.mayBeKeyword && !word.quoted && KEYWORDS.has(word.text) && this.readKeyword(word.text)) return;
    this.addToCommand(word, isPlain);
  }

  /** Whether a keyword may stand here. */
  private get mayBeKeyword(): boolean {
    return this.command === null || this.command === this.condition;
  }

  private addToCommand(word: Word, isPlain: boolean): void {
    const command = this.openCommand();
    command.plain &&= isPlain && (command.words.length === 0 || this.followsSpace(command.end));
    if (word.assignment && command.words.length === 0) {
      if (command.assignments) command.assignments.push(word);
      else command.assignments = [word];
    } else if (word.braced) for (const one of word.braced) command.words.push(one);
    else command.words.push(word);
  }

  private openCondition(): unknown {
    const words = readCondition(this.cursor, this.nested, () => this.readWords());
    const command = this.openCommand();
    command.plain = false;
    for (const word of words) command.words.push(word);
    return command;
  }

  /** Whether one space stands between a place and this word, and nothing else. */
  private followsSpace(end: number): boolean {
    return this.tokenStart === end + 1 && this.cursor.source.charCodeAt(end) === SPACE;
  }

  private readKeyword(text: string): boolean {
    if (this.command !== null) this.readOperator(';');
    if (SKIPPED_KEYWORDS.has(text)) return true;
    switch (text) {
      case 'if':
        this.enter('if');
        return true;
      case 'while':
      case 'until':
        this.enter('loop');
        return true;
      case 'fi':
        this.leaveCompound('if');
        return true;
      case 'done':
        this.leaveCompound('loop');
        return true;
      case '{':
        this.openGroup('{');
        return true;
      case '}':
        this.close('{');
        return true;
      case 'for':
      case 'select':
        this.skipForHeader();
        this.enter('loop');
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
        this.condition = this.openCondition();
        return true;
      case 'time':
        return this.cursor.take(TIMED) !== '';
      case 'coproc':
        this.cursor.take(COPROCESS_NAME);
        this.enter('coproc');
        return true;
      default:
        return false;
    }
  }

  /** `(` opens a subshell, makes the word before it a function's name, or starts arithmetic. */
  private readOpening(): void {
    const { cursor, command } = this;
    if (command === null) {
      const end = this.arithmeticCommandEnd();
      if (end < 0) {
        cursor.position += 1;
        this.openGroup('(');
      } else {
        this.readArithmetic(end);
      }
      return;
    }
    const isFunction =
      command.words.length === 1 && command.assignments === null && command.redirections === null;
    if (!isFunction || !/\([ \t]*\)/y.test(cursor.source.slice(cursor.position, cursor.position + 20))) {
      throw unparsed('unexpected (');
    }
    cursor.position = cursor.source.indexOf(')', cursor.position) + 1;
    this.command = null;
    this.startFunction(command.words[0]?.form ?? '');
  }

  private readOperator(operator: string): void {
    this.endCommand();
    if (operator.startsWith(';') && operator !== ';') {
      if (this.open.at(-1)?.kind !== 'case') throw unparsed(`unexpected ${operator}`);
      this.addSeparator();
      this.readCasePattern();
    } else if (operator === ';' || operator === '\n') {
      this.addSeparator();
      if (operator === '\n') this.readHereDocuments();
    } else this.addConnection(operator);
  }

  private readRedirection(operator: string): void {
    this.nested.spend(REDIRECTION_WORK);
    const { words, redirections } = this.redirected();
    this.cursor.skipBlanks();
    const [target, ...rest] = this.readWords(true);
    if (!target) throw unparsed('redirection without a target');
    redirections.push({ operator, target, body: null });
    if (opensDocument(operator)) {
      const place = { redirections, index: redirections.length - 1 };
      (this.hereDocuments ??= []).push({ delimiter: target, stripTabs: operator.endsWith('-'), place });
    }
    for (const word of rest) words.push(word);
    this.extendSpan();
  }

  private readHereDocuments(): void {
    const documents = this.hereDocuments;
    this.hereDocuments = null;
    if (!documents) return;
    for (const { delimiter, stripTabs, place } of documents) {
      const start = this.cursor.position;
      const text = readHereDocument(this.cursor, delimiter.text, stripTabs);
      const inside = new Cursor(text, this.cursor.span(start, this.cursor.position));
      const body = delimiter.quoted ? { text, form: text } : new WordReader(inside, this.nested).readBody();
      const redirection = place.redirections[place.index];
      if (redirection) place.redirections[place.index] = { ...redirection, body };
    }
  }
}

/** Whether a redirection is `<<` or `<<-`, with or without a descriptor, and not `<<<`. */
function opensDocument(operator: string): boolean {
  return operator.endsWith('<<-') || (operator.endsWith('<<') && !operator.endsWith('<<<'));
}
