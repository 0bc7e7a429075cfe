import { MAX_COMMANDS, MAX_DEPTH, MAX_FORM_TEXT } from './bounds.js';
import { Cursor } from './cursor.js';
import { keepsHereDocument, withoutData } from './data-arguments.js';
import { flagOrders } from './flag-orders.js';
import type { ParsedCommand, ParsedRedirection, Script } from './script.js';
import { ScriptParser } from './script-parser.js';
import type { Form, SimpleCommand } from './simple-command.js';
import { standardInput } from './stdin-script.js';
import { UnparsedError } from './unparsed-error.js';
import { plainWord, spaced, type Word } from './word.js';
import { findWrapped } from './wrappers.js';

const SHELLS = new Set(['sh', 'bash', 'zsh', 'dash', 'ash', 'ksh', 'mksh', 'fish']);
const FIND_ACTIONS = new Set(['-exec', '-execdir', '-ok', '-okdir']);

/** The canonical texts of one command: of what it runs in the end, of all of it with wrappers, and every variant. */
interface Written {
  readonly inner: string;
  readonly full: string;
  readonly forms: readonly string[];
}

/** Collects what one command line runs, through every script nested in it. */
export class LineAnalysis {
  readonly commands: SimpleCommand[] = [];
  private readonly kinds = new Map<string, Form['kind']>();
  private formText = 0;
  private depth = 0;

  /** The forms collected so far, commands before lines. */
  get forms(): Form[] {
    const forms = [...this.kinds].map(([text, kind]) => ({ text, kind }));
    return [
      ...forms.filter((form) => form.kind === 'command'),
      ...forms.filter((form) => form.kind === 'line'),
    ];
  }

  /**
   * Records everything that a script runs, and returns its canonical line.
   * @throws UnparsedError when it can't be parsed, or exceeds a bound
   */
  script(source: string): string {
    return this.nest(() => this.record(this.parser(new Cursor(source)).parse('source')));
  }

  private parser(cursor: Cursor): ScriptParser {
    return new ScriptParser(cursor, {
      whole: (source) => this.script(source),
      parenthesised: (at) => this.nest(() => this.record(this.parser(at).parse(')'))),
    });
  }

  private nest<T>(read: () => T): T {
    if (this.depth > MAX_DEPTH) throw new UnparsedError('nests too deep');
    this.depth += 1;
    const result = read();
    this.depth -= 1;
    return result;
  }

  private record(script: Script): string {
    const inner: string[] = [];
    const full: string[] = [];
    for (const item of script) {
      const written = item.kind === 'command' ? this.command(item) : { inner: item.text, full: item.text };
      const isSeparator = item.kind === 'operator' && item.text === ';';
      add(inner, written.inner, isSeparator);
      add(full, written.full, isSeparator);
    }
    const line = spaced(...inner);
    this.addForm(line, 'line');
    this.addForm(spaced(...full), 'line');
    return line;
  }

  private command(command: ParsedCommand): Written {
    const [head, ...rest] = command.words;
    if (!head) return this.leaf(command, '', []);
    const program = programName(head);
    const wrapped = findWrapped(program, command.words);
    if (wrapped) return this.wrapper(command, program, wrapped);
    if (SHELLS.has(program)) return this.shell(command, program);
    if (program === 'eval' && rest.length > 0) {
      const line = this.script(rest.map((word) => word.text).join(' '));
      return this.leaf(command, program, [lineWord(line)], false);
    }
    if (program === 'find') this.findActions(rest);
    return this.leaf(command, program, rest, program !== '[[');
  }

  private wrapper(
    command: ParsedCommand,
    program: string,
    wrapped: NonNullable<ReturnType<typeof findWrapped>>,
  ): Written {
    const { commandAt, split, privileged } = wrapped;
    if (split) {
      const line = this.script([split, ...command.words.slice(commandAt)].map((word) => word.text).join(' '));
      return this.leaf(command, program, [plainWord('-S'), lineWord(line)], false);
    }
    const own = command.words.slice(1, commandAt);
    const inner = this.nest(() =>
      this.command({ ...command, assignments: [], words: command.words.slice(commandAt) }),
    );
    const prefix = spaced(program, ...own.map((word) => word.form));
    const forms = inner.forms.map((form) => spaced(prefix, form));
    const full = spaced(...command.assignments.map((word) => word.form), prefix, inner.full);
    this.addCommand(command, {
      program,
      words: command.words.slice(1),
      forms: [...forms, full],
      needsAllow: privileged,
    });
    return { inner: inner.inner, full, forms };
  }

  /** A shell runs the text of `-c`, or what it reads when it is given no script file. */
  private shell(command: ParsedCommand, program: string): Written {
    const words = command.words.slice(1);
    const options = shellOptions(words);
    const script = options.scriptAt === null ? undefined : words[options.scriptAt];
    if (script) {
      const line = this.script(script.text);
      const visible = words.map((word) => (word === script ? lineWord(line) : word));
      return this.leaf(command, program, visible, false);
    }
    const input = options.readsInput ? standardInput(command) : null;
    if (input !== null) this.script(input);
    return this.leaf(command, program, words);
  }

  private findActions(words: readonly Word[]): void {
    for (let at = 0; at < words.length; at++) {
      if (!FIND_ACTIONS.has(words[at]?.text ?? '')) continue;
      const end = words.findIndex((word, index) => index > at && (word.text === ';' || word.text === '+'));
      const action = words.slice(at + 1, end < 0 ? undefined : end);
      at += action.length;
      if (action.length > 0) {
        this.nest(() =>
          this.command({
            kind: 'command',
            assignments: [],
            words: action,
            redirections: [],
            pipedFrom: null,
          }),
        );
      }
    }
  }

  private leaf(command: ParsedCommand, program: string, words: readonly Word[], needsAllow = true): Written {
    const visible = withoutData(program, words);
    const redirections = command.redirections.map((redirection) => writeRedirection(program, redirection));
    const assignments = command.assignments.map((word) => word.form);
    const plain = spaced(program, ...visible.map((word) => word.form), ...redirections);
    const base = program === '' ? spaced(...assignments, plain) : plain;
    const reordered = flagOrders(program, [...visible, ...redirections.map(redirectionWord)]);
    const full = program === '' ? base : spaced(...assignments, base);
    const forms = [base, ...reordered];
    this.addCommand(command, { program, words, forms: [...forms, full], needsAllow });
    return { inner: base, full, forms };
  }

  private addCommand(
    command: ParsedCommand,
    found: { program: string; words: readonly Word[]; forms: readonly string[]; needsAllow: boolean },
  ): void {
    if (this.commands.length >= MAX_COMMANDS) throw new UnparsedError('runs too many commands');
    const forms = [...new Set(found.forms)];
    for (const form of forms) this.addForm(form, 'command');
    this.commands.push({
      program: found.program,
      arguments: found.words.map((word) => word.text),
      assignments: command.assignments.map((word) => word.text),
      redirections: command.redirections.map(({ operator, target }) => ({ operator, target: target.text })),
      forms,
      needsAllow: found.needsAllow,
    });
  }

  private addForm(text: string, kind: Form['kind']): void {
    if (this.kinds.has(text)) return;
    this.formText += text.length;
    if (this.formText > MAX_FORM_TEXT) throw new UnparsedError('its canonical forms are too long');
    this.kinds.set(text, kind);
  }
}

/** The name by which `^` anchors: without the folder, unless that is decided by a substitution. */
function programName(word: Word): string {
  const form = spaced(word.form);
  return word.text === word.form ? form.replace(/^.*\/(?=[^/])/, '') : form;
}

/** Where the script of `-c` stands, and whether a shell without one reads its input. */
function shellOptions(words: readonly Word[]): { scriptAt: number | null; readsInput: boolean } {
  let hasScript = false;
  let readsStdin = false;
  for (let at = 0; at < words.length; at++) {
    const text = words[at]?.text ?? '';
    if (!/^[-+]./.test(text)) {
      if (hasScript) return { scriptAt: at, readsInput: false };
      return { scriptAt: null, readsInput: readsStdin || text === '-' || text === '/dev/stdin' };
    }
    if (/^-[A-Za-z]*c/.test(text)) hasScript = true;
    if (/^-[A-Za-z]*s/.test(text)) readsStdin = true;
    if (/^[-+][A-Za-z]*[oO]$|^--(?:rcfile|init-file)$/.test(text)) at += 1;
    if (text === '--' && !hasScript) return { scriptAt: null, readsInput: at === words.length - 1 };
  }
  return { scriptAt: null, readsInput: !hasScript };
}

function lineWord(line: string): Word {
  return { text: line, form: line, quoted: true, assignment: false };
}

function redirectionWord(text: string): Word {
  return { text: ` ${text}`, form: text, quoted: true, assignment: false };
}

function writeRedirection(program: string, { operator, target, body }: ParsedRedirection): string {
  if (/[<>]&$/.test(operator) && /^(?:\d+|-)$/.test(target.text)) return `${operator}${target.text}`;
  if (!body)
    return `${operator} ${keepsHereDocument(program) && operator.endsWith('<<<') ? '' : target.form}`;
  return keepsHereDocument(program) ? operator : `${operator} ${body.form}`;
}

/** Adds to the parts of a line as people write it: `a; b && c | d`. */
function add(parts: string[], text: string, isSeparator: boolean): void {
  const last = parts.pop();
  if (last !== undefined) parts.push(isSeparator ? `${last};` : last);
  if (!isSeparator) parts.push(text);
}
