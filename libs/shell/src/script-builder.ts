import { MAX_COMMANDS, MAX_OPEN_GROUPS, WORD_WORK } from './bounds.js';
import type { Cursor } from './cursor.js';
import type { ParsedCommand, ParsedOperator, ParsedRedirection, Script } from './script.js';
import { UnparsedError } from './unparsed-error.js';
import { singleSpaced, type Word } from './word.js';
import type { NestedScripts } from './word-reader.js';

/** Programs whose arguments are assignments. */
const DECLARING = new Set(['export', 'declare', 'typeset', 'local', 'readonly']);

/** What parsing a script needs besides: it is told what variables hold. */
export interface ScriptContext extends NestedScripts {
  assign(word: Word): void;
  loop(name: string, words: readonly Word[]): void;
}

/** A command that is being read. */
interface OpenCommand {
  readonly start: number;
  /** Where it ends as far as it was read. */
  end: number;
  readonly assignments: Word[];
  readonly words: Word[];
  readonly redirections: ParsedRedirection[];
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
    if (this.command) this.command.end = this.cursor.position;
  }

  protected startFunction(name: string): void {
    this.addOperator(singleSpaced(`${name}()`));
    this.functionHead = true;
  }

  protected openGroup(kind: OpenGroup['kind']): void {
    if (this.open.length >= MAX_OPEN_GROUPS) throw new UnparsedError('groups nest too deep');
    this.open.push({ kind, printed: this.functionHead && kind !== 'case' });
    if (this.functionHead && kind !== 'case') this.addOperator(kind);
    this.functionHead = false;
  }

  protected addOperator(text: string): void {
    this.context.spend(WORD_WORK);
    this.items.push({ kind: 'operator', text });
  }

  /** A separator joins only what stands before it with what follows. */
  protected addSeparator(last: ParsedCommand | ParsedOperator | undefined): void {
    if (last?.kind === 'command' || last?.text === '}' || last?.text === ')') this.addOperator(';');
  }

  protected openCommand(): OpenCommand {
    return (this.command ??= {
      start: this.tokenStart,
      end: this.cursor.position,
      assignments: [],
      words: [],
      redirections: [],
    });
  }

  protected endCommand(): void {
    const { command } = this;
    this.functionHead = false;
    if (!command) return;
    const { assignments, words } = command;
    this.command = null;
    this.items.push(this.placed(command));
    if (this.items.length > 2 * MAX_COMMANDS + 1) throw new UnparsedError('runs too many commands');
    for (const word of assignments) this.context.assign(word);
    if (words.length > 1 && DECLARING.has(words[0]?.text ?? '')) {
      for (const word of words.slice(1)) this.context.assign(word);
    }
  }

  private placed({ start, end, assignments, words, redirections }: OpenCommand): ParsedCommand {
    const last = this.items.at(-1);
    const piped = last?.kind === 'operator' && (last.text === '|' || last.text === '|&');
    const before = piped ? this.items.at(-2) : null;
    const pipedFrom = before?.kind === 'command' ? before : null;
    const pipe = piped ? (pipedFrom?.pipe ?? 0) + 1 : 0;
    const span = this.cursor.span(start, end);
    return { kind: 'command', assignments, words, redirections, pipedFrom, pipe, span };
  }
}
