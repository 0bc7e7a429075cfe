import { MAX_COMMANDS, MAX_OPEN_GROUPS, WORD_WORK } from './bounds.js';
import type { Cursor } from './cursor.js';
import { DECLARING, MAY_DECLARE, PASSING } from './declaring-builtins.js';
import { newGroup, type Group, type ParsedCommand, type ParsedOperator } from './script.js';
import type { ParsedRedirection, Script } from './script.js';
import { beyondBound, unparsed } from './unparsed-error.js';
import { singleSpaced, type Word } from './word.js';
import type { NestedScripts } from './nested-scripts.js';

/** What parsing a script needs besides: it is told what variables hold, and what functions run. */
export interface ScriptContext extends NestedScripts {
  assign(word: Word): void;
  loop(name: string, words: readonly Word[]): void;
  define(name: string, body: Group): void;
}

/** A command that is being read. */
interface OpenCommand {
  readonly start: number;
  /** Where it ends as far as it was read. */
  end: number;
  /** Whether it is plain words with single spaces between them so far. */
  plain: boolean;
  assignments: Word[] | null;
  readonly words: Word[];
  redirections: ParsedRedirection[] | null;
}

const NONE: readonly never[] = [];
const SEPARATOR: ParsedOperator = { kind: 'operator', text: ';' };

/** What is open: a group or subshell (`printed` when it is a function's body), or a `case`. */
export interface OpenGroup {
  readonly kind: '(' | '{' | 'case';
  readonly printed: boolean;
  readonly outer: Group | null;
}

/** Collects the commands and operators of a script, and what is open in it. */
export abstract class ScriptBuilder {
  protected readonly items: (ParsedCommand | ParsedOperator)[] = [];
  protected readonly open: OpenGroup[] = [];
  protected command: OpenCommand | null = null;
  /** The name of a function whose body is expected. */
  protected functionHead: string | null = null;
  protected tokenStart = 0;
  /** What the next command's input is piped from. */
  private source: ParsedCommand | Group | null = null;
  /** The group that ended directly before, so that a redirection or pipe behind it is its own. */
  private closed: Group | null = null;

  /** @param group what the commands of the script belong to */
  constructor(
    protected readonly cursor: Cursor,
    private readonly context: ScriptContext,
    private group: Group | null,
  ) {}

  /** What was read last. */
  protected get last(): Script[number] | undefined {
    const { items } = this;
    return items.length === 0 ? undefined : items[items.length - 1];
  }

  /** What was read whole so far. */
  get read(): Script {
    const { last } = this;
    return last?.kind === 'operator' ? this.items.slice(0, -1) : this.items;
  }

  /** Whether a subshell or `case` is open. */
  protected isOpen(): boolean {
    for (const { kind } of this.open) if (kind !== '{') return true;
    return false;
  }

  protected extendSpan(): void {
    if (this.command) this.command.end = this.cursor.position;
  }

  protected startFunction(name: string): void {
    this.addOperator(singleSpaced(`${name}()`));
    this.functionHead = name;
  }

  protected openGroup(kind: OpenGroup['kind']): void {
    if (this.open.length >= MAX_OPEN_GROUPS) throw beyondBound('groups nest too deep');
    const printed = this.functionHead !== null && kind !== 'case';
    this.open.push({ kind, printed, outer: this.group });
    if (printed) this.addOperator(kind);
    this.enter(kind);
  }

  protected close(kind: OpenGroup['kind']): void {
    if (kind === '(') this.cursor.position += 1;
    this.endCommand();
    const group = this.open.pop();
    if (group?.kind !== kind) throw unparsed(`nothing to close for ${kind}`);
    while (this.group && this.group.outer !== group.outer) this.group = this.group.outer;
    this.leave();
    if (group.printed) this.addOperator(kind === '(' ? ')' : '}');
  }

  /** Notes that the commands from here on share their input. */
  protected enter(kind: Group['kind']): void {
    const group = newGroup(kind, this.group, this.items);
    const { last } = this;
    if (last && isPipe(last)) group.pipedFrom = this.source;
    if (this.functionHead !== null) {
      group.isBody = true;
      this.context.define(this.functionHead, group);
    }
    this.functionHead = null;
    this.closed = null;
    this.group = group;
  }

  /** Ends the `if` or loop that was entered last, where there is one. */
  protected leaveCompound(kind: 'if' | 'loop'): void {
    let { group } = this;
    while (group && (group.kind === 'exec' || group.kind === 'coproc')) group = group.outer;
    if (group?.kind !== kind) return;
    this.group = group;
    this.leave();
  }

  private leave(): void {
    const { group } = this;
    if (!group) return;
    const { last } = this;
    // Whatever stands behind the group takes the place of a separator at its end.
    group.end = this.items.length - (last?.kind === 'operator' && last.text === ';' ? 1 : 0);
    this.group = group.outer;
    this.closed = group;
  }

  protected addOperator(text: string): void {
    this.context.spend(WORD_WORK);
    this.items.push(text === ';' ? SEPARATOR : { kind: 'operator', text });
  }

  /** A pipe, list or background operator. */
  protected addConnection(text: string): void {
    const { items, closed } = this;
    // The separator before the end of a group: `{ a; } | b` is `a | b`.
    const separator = this.last;
    if (separator?.kind === 'operator' && separator.text === ';') items.pop();
    const { last } = this;
    this.source = closed ?? (last?.kind === 'command' ? last : null);
    if (closed && text.startsWith('|') && text !== '||') closed.piped = true;
    this.closed = null;
    this.addOperator(text);
  }

  /** A separator joins only what stands before it with what follows. */
  protected addSeparator(): void {
    const { last } = this;
    this.closed = null;
    if (last?.kind === 'command' || last?.text === '}' || last?.text === ')') this.addOperator(';');
  }

  protected openCommand(): OpenCommand {
    return (this.command ??= {
      start: this.tokenStart,
      end: this.cursor.position,
      plain: true,
      assignments: null,
      words: [],
      redirections: null,
    });
  }

  /** The command that a redirection belongs to; behind a group, the group. */
  protected redirected(): { readonly words: Word[]; readonly redirections: ParsedRedirection[] } {
    const command = this.openCommand();
    const { words } = command;
    const redirections = (command.redirections ??= []);
    if (this.closed && words.length === 0) this.closed.redirections = redirections;
    return { words, redirections };
  }

  protected endCommand(): void {
    const { command } = this;
    this.functionHead = null;
    if (!command) return;
    const { assignments, words, redirections } = command;
    this.command = null;
    if (words.length > 0) this.closed = null;
    this.items.push(this.placed(command));
    if (this.items.length > 2 * MAX_COMMANDS + 1) throw beyondBound('runs too many commands');
    if (assignments) for (const word of assignments) this.context.assign(word);
    if (words.length > 1) {
      if (MAY_DECLARE.has(words[0]?.text ?? '')) this.declare(words);
    } else if (redirections && words[0]?.text === 'exec') {
      this.enter('exec');
      if (this.group) this.group.redirections = redirections;
    }
  }

  private declare(words: readonly Word[]): void {
    let at = 0;
    while (PASSING.has(words[at]?.text ?? '')) at += 1;
    if (!DECLARING.has(words[at]?.text ?? '')) return;
    for (const word of words.slice(at + 1)) this.context.assign(word);
  }

  private placed(command: OpenCommand): ParsedCommand {
    const { start, end, plain, words } = command;
    const assignments = command.assignments ?? NONE;
    const redirections = command.redirections ?? NONE;
    const { items, group } = this;
    const { last } = this;
    const piped = last !== undefined && isPipe(last);
    const before = piped ? items.at(-2) : null;
    const pipe = piped ? (before?.kind === 'command' ? before.pipe : 0) + 1 : 0;
    const pipedFrom = piped ? this.source : null;
    const span = this.cursor.span(start, end);
    const isPlain = plain && assignments.length === 0 && redirections.length === 0;
    const verbatim = isPlain ? this.cursor.source.slice(start, end) : null;
    return { kind: 'command', assignments, words, redirections, pipedFrom, pipe, group, verbatim, span };
  }
}

function isPipe(item: ParsedCommand | ParsedOperator): boolean {
  return item.kind === 'operator' && (item.text === '|' || item.text === '|&');
}
