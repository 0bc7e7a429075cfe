import { MAX_COMMANDS, MAX_OPEN_GROUPS } from './bounds.js';
import type { Cursor, Span } from './cursor.js';
import type { ParsedCommand, ParsedOperator, ParsedRedirection, Script } from './script.js';
import { UnparsedError } from './unparsed-error.js';
import type { Word } from './word.js';
import type { NestedScripts } from './word-reader.js';

/** Programs whose arguments are assignments. */
const DECLARING = new Set(['export', 'declare', 'typeset', 'local', 'readonly']);

/** What parsing a script needs besides: it is told what variables hold. */
export interface ScriptContext extends NestedScripts {
  assign(word: Word): void;
  loop(name: string, words: readonly Word[]): void;
}

interface OpenCommand {
  kind: 'command';
  assignments: Word[];
  words: Word[];
  redirections: ParsedRedirection[];
  pipedFrom: ParsedCommand | null;
  pipe: number;
  span: Span;
}

/** What is open: a group or subshell (`printed` when it is a function's body), or a `case`. */
export interface OpenGroup {
  readonly kind: '(' | '{' | 'case';
  readonly printed: boolean;
}

/** Collects the commands and operators of a script, and what is open in it. */
export abstract class ScriptBuilder {
  protected readonly items: (ParsedCommand | ParsedOperator)[] = [];
  protected readonly open: OpenGroup[] = [];
  protected command: OpenCommand | null = null;
  protected functionHead = false;
  protected tokenStart = 0;

  constructor(
    protected readonly cursor: Cursor,
    private readonly context: ScriptContext,
  ) {}

  /** What was read whole so far. */
  get read(): Script {
    const last = this.items.at(-1);
    return last?.kind === 'operator' ? this.items.slice(0, -1) : this.items;
  }

  protected extendSpan(): void {
    const { command, cursor } = this;
    if (command) command.span = cursor.span(command.span.start, cursor.position);
  }

  protected startFunction(name: string): void {
    this.items.push({ kind: 'operator', text: `${name}()` });
    this.functionHead = true;
  }

  protected openGroup(kind: OpenGroup['kind']): void {
    if (this.open.length >= MAX_OPEN_GROUPS) throw new UnparsedError('groups nest too deep');
    this.open.push({ kind, printed: this.functionHead && kind !== 'case' });
    if (this.functionHead && kind !== 'case') this.items.push({ kind: 'operator', text: kind });
    this.functionHead = false;
  }

  /** A separator joins only what stands before it with what follows. */
  protected addSeparator(last: ParsedCommand | ParsedOperator | undefined): void {
    if (last?.kind === 'command' || last?.text === '}' || last?.text === ')') {
      this.items.push({ kind: 'operator', text: ';' });
    }
  }

  protected openCommand(): OpenCommand {
    if (this.command) return this.command;
    const last = this.items.at(-1);
    const piped = last?.kind === 'operator' && /^\|&?$/.test(last.text);
    const before = piped ? this.items.at(-2) : null;
    const pipedFrom = before?.kind === 'command' ? before : null;
    const span = this.cursor.span(this.tokenStart, this.cursor.position);
    const pipe = piped ? (pipedFrom?.pipe ?? 0) + 1 : 0;
    this.command = { kind: 'command', assignments: [], words: [], redirections: [], pipedFrom, pipe, span };
    return this.command;
  }

  protected endCommand(): void {
    if (this.command) {
      this.items.push(this.command);
      if (this.items.length > 2 * MAX_COMMANDS + 1) throw new UnparsedError('runs too many commands');
      const { assignments, words } = this.command;
      for (const word of assignments) this.context.assign(word);
      if (DECLARING.has(words[0]?.text ?? '')) for (const word of words.slice(1)) this.context.assign(word);
    }
    this.command = null;
    this.functionHead = false;
  }
}
