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
    const usesModule = isSuspect && MODULES.test(code);
    this.isUnknown ||= isSuspect && EVALUATES_INPUT.test(code);
    for (const match of this.matches(CALL, code)) {
      const name = match[1] ?? '';
      if (this.take(literals, endOf(match), name)) this.isUnknown ||= usesModule || this.runsAll(name);
    }
    for (const match of this.matches(OPENED_PIPE, code)) this.take(literals, endOf(match), '');
    if (isSuspect) this.readSuspect(code, literals, depth);
    for (const line of this.quotedLines(code))
      if (line !== '') this.lines.add(literals.filled(unescaped(line)));
  }

  /** What is run by other names, by what takes a function, and by what evaluates. */
  private readSuspect(code: string, literals: CodeLiterals, depth: number): void {
    for (const alias of this.aliases(code)) {
      for (const match of this.matches(new RegExp(`(?<![\\w.])[$]?${alias}\\s{0,4}\\(`, 'g'), code))
        this.take(literals, endOf(match), alias);
    }
    if (TAKES_FUNCTION.test(code)) {
      for (const match of this.matches(MAPPED, code)) this.take(literals, endOf(match), '');
    }
    if (depth < MAX_NESTING) this.readEvaluated(code, literals, depth);
  }

  /** What is run by code in texts that the code evaluates. */
  private readEvaluated(code: string, literals: CodeLiterals, depth: number): void {
    for (const match of this.matches(EVALUATED, code)) {
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
    if (!ALIASABLE.test(code)) return aliases;
    for (const match of this.matches(ALIAS, code)) {
      aliases.add(match.slice(1).join(''));
      if (aliases.size >= MAX_ALIASES) break;
    }
    return aliases;
  }

  /** What stands between signs that run it. */
  private *quotedLines(code: string): Generator<string> {
    for (const pattern of [QUOTED_CALL, OPENED, TAGGED])
      for (const match of this.matches(pattern, code)) yield match.slice(1).findLast(isLine) ?? '';
    if (BANG_LANGUAGES.test(this.program)) for (const match of this.matches(BANG, code)) yield match[1] ?? '';
    if (POSTFIX_LANGUAGES.test(this.program)) {
      for (const [, text, list = ''] of this.matches(POSTFIX, code))
        yield text ?? list.replace(/["',]+/g, ' ').trim();
    }
    if (BACKTICK_LANGUAGES.test(this.program))
      for (const match of this.matches(BACKTICKS, code)) yield match[1] ?? '';
  }

  /** Where a pattern matches, as often as is looked at; beyond that nobody knows what is run. */
  private *matches(pattern: RegExp, code: string): Generator<RegExpExecArray> {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(code); match; match = pattern.exec(code)) {
      this.calls -= 1;
      if (this.calls < 0) {
        this.isUnknown = true;
        return;
      }
      yield match;
      pattern.lastIndex = endOf(match);
    }
  }
}

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
