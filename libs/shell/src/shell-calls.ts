import {
  ALIAS,
  ALIASABLE,
  BACKTICK_LANGUAGES,
  BACKTICKS,
  BANG,
  BANG_LANGUAGES,
  CALL,
  EVALUATED,
  EVALUATES_INPUT,
  MAPPED,
  MAY_CALL,
  MODULES,
  NAMES_FILE,
  OPENED,
  OPENED_PIPE,
  POSTFIX,
  POSTFIX_LANGUAGES,
  QUOTED_CALL,
  SURE,
  SUSPECT,
  TAGGED,
  TAKES_FUNCTION,
} from './call-patterns.js';
import { CodeLiterals, unescaped } from './code-literals.js';
import { quoted } from './subcommand-scripts.js';

const MAX_ALIASES = 4;
const MAX_NESTING = 3;
/** How many calls of a piece of code are looked at, and how much of the code that it evaluates, in code units. */
const MAX_CALLS = 512;
const MAX_EVALUATED = 16_384;

/** What a piece of code runs. */
export interface ShellCalls {
  /** The constant command lines in it, each once. */
  readonly lines: ReadonlySet<string>;
  /** Whether it runs others, which only the running code knows. */
  readonly isUnknown: boolean;
}

/**
 * The constant command lines that code runs: `os.system("…")`, `execSync('…')`, `` `…` ``, and the programs that it runs
 * with a list of words: `run(["rm", "-rf", "/"])`; also in code that it evaluates.
 */
export function shellCalls(program: string, code: string): ShellCalls {
  const reader = new CallReader(program);
  reader.read(code, 0);
  return reader;
}

class CallReader implements ShellCalls {
  readonly lines = new Set<string>();
  isUnknown = false;
  private calls = MAX_CALLS;
  private evaluated = MAX_EVALUATED;

  constructor(private readonly program: string) {}

  read(code: string, depth: number): void {
    const literals = new CodeLiterals(code);
    const isSuspect = SUSPECT.test(code);
    const mayCall = MAY_CALL.test(code);
    this.isUnknown ||= isSuspect && EVALUATES_INPUT.test(code);
    if (mayCall) this.readCalls(code, literals, isSuspect);
    // Both notations have a `|` in them.
    const hasPipe = code.includes('|');
    if (hasPipe) this.takeAll(OPENED_PIPE, code, literals);
    if (isSuspect && mayCall) this.readRenamed(code, literals);
    if (isSuspect && depth < MAX_NESTING) this.readEvaluated(code, literals, depth);
    this.readQuoted(code, literals, hasPipe);
  }

  private readCalls(code: string, literals: CodeLiterals, isSuspect: boolean): void {
    for (let match = this.next(CALL, code, 0); match; match = this.next(CALL, code, endOf(match))) {
      const name = match[1] ?? '';
      if (this.take(literals, endOf(match), name))
        this.isUnknown ||= (isSuspect && MODULES.test(code)) || this.runsAll(name);
    }
  }

  /** Takes the command lines behind each place where a pattern matches. */
  private takeAll(pattern: RegExp, code: string, literals: CodeLiterals, name = ''): void {
    for (let match = this.next(pattern, code, 0); match; match = this.next(pattern, code, endOf(match)))
      this.take(literals, endOf(match), name);
  }

  /** What is run by other names, and by what takes a function. */
  private readRenamed(code: string, literals: CodeLiterals): void {
    if (ALIASABLE.test(code)) {
      for (const alias of this.aliases(code))
        this.takeAll(new RegExp(`(?<![\\w.])[$]?${alias}\\s{0,4}\\(`, 'g'), code, literals, alias);
    }
    if (TAKES_FUNCTION.test(code)) this.takeAll(MAPPED, code, literals);
  }

  /** What is run by code in texts that the code evaluates. */
  private readEvaluated(code: string, literals: CodeLiterals, depth: number): void {
    for (let match = this.next(EVALUATED, code, 0); match; match = this.next(EVALUATED, code, endOf(match))) {
      for (const text of literals.at(endOf(match)).texts) {
        if (text.length >= code.length) continue;
        this.evaluated -= text.length;
        if (this.evaluated >= 0) this.read(text, depth + 1);
        else this.isUnknown = true;
      }
    }
  }

  /** Takes the command lines of a call; returns whether it has others, which are not known. */
  private take(literals: CodeLiterals, start: number, name: string): boolean {
    const { texts, isUnknown } = literals.at(start);
    for (const line of commandLines(name, texts)) this.lines.add(line);
    return isUnknown;
  }

  /** Whether what a function of that name is given is run, be it what it may. */
  private runsAll(name: string): boolean {
    return SURE.test(name) || (/^(?:perl|ruby|php|lua)/.test(this.program) && name.startsWith('exec'));
  }

  private aliases(code: string): ReadonlySet<string> {
    const aliases = new Set<string>();
    for (let match = this.next(ALIAS, code, 0); match; match = this.next(ALIAS, code, endOf(match))) {
      aliases.add(match.slice(1).join(''));
      if (aliases.size >= MAX_ALIASES) break;
    }
    return aliases;
  }

  /** Takes what stands between signs that run it, where the code has such signs. */
  private readQuoted(code: string, literals: CodeLiterals, hasPipe: boolean): void {
    const { program } = this;
    const hasBacktick = code.includes('`');
    const hasBang = code.includes('!');
    if (/qx|%x/.test(code)) this.quote(QUOTED_CALL, code, literals, quotedLine);
    if (hasPipe) this.quote(OPENED, code, literals, quotedLine);
    if (hasBacktick) this.quote(TAGGED, code, literals, quotedLine);
    if (hasBang && BANG_LANGUAGES.test(program)) this.quote(BANG, code, literals, firstGroup);
    if (POSTFIX_LANGUAGES.test(program)) this.quote(POSTFIX, code, literals, postfixLine);
    if (hasBacktick && BACKTICK_LANGUAGES.test(program)) this.quote(BACKTICKS, code, literals, firstGroup);
  }

  private quote(pattern: RegExp, code: string, literals: CodeLiterals, lineOf: LineOf): void {
    for (let match = this.next(pattern, code, 0); match; match = this.next(pattern, code, endOf(match))) {
      const line = lineOf(match);
      if (line !== '') this.lines.add(literals.filled(unescaped(line)));
    }
  }

  /** Where a pattern matches next, as often as is looked at; beyond that nobody knows what is run. */
  private next(pattern: RegExp, code: string, from: number): RegExpExecArray | null {
    pattern.lastIndex = from;
    const match = pattern.exec(code);
    if (!match) return null;
    this.calls -= 1;
    if (this.calls >= 0) return match;
    this.isUnknown = true;
    return null;
  }
}

/** What is run of a place where signs stand around it. */
type LineOf = (match: RegExpExecArray) => string;

const quotedLine: LineOf = (match) => match.slice(1).findLast(isLine) ?? '';
const firstGroup: LineOf = (match) => match[1] ?? '';
const postfixLine: LineOf = ([, text, list = '']) => text ?? list.replace(/["',]+/g, ' ').trim();

function endOf(match: RegExpExecArray): number {
  return match.index + match[0].length;
}

/** Whether a group holds what is quoted; a single character quotes it. */
function isLine(group: string | undefined): group is string {
  return group !== undefined && group.length > 1;
}

/** The command lines that a call's texts are: the first one, or all of them as words. */
function* commandLines(name: string, texts: readonly string[]): Generator<string> {
  const [first = '', second] = texts;
  if (texts.length === 0) return;
  if (second === undefined) yield first;
  else if (NAMES_FILE.test(name)) yield joined(texts.slice(1));
  else {
    yield first;
    yield joined(texts);
    if (first === second) yield joined(texts.slice(1));
  }
}

/** Words as a shell reads them; what is no word of its own there stays. */
function joined(texts: readonly string[]): string {
  return texts.map((text) => (/[\s;&|<>()]/.test(text) ? quoted(text) : text)).join(' ');
}
