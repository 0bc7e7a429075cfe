/** What a sed script does beyond editing lines. */
export interface SedCode {
  /** The command lines that `e COMMAND` runs. */
  readonly commands: readonly string[];
  /** What lines are made of that are run then: by `s/…/…/e` and `e`. */
  readonly replacements: readonly string[];
  /** Whether lines of the input are run. */
  readonly runsInput: boolean;
  /** Whether it reads or writes files that it names itself, or can't be told. */
  readonly namesFiles: boolean;
}

const ADDRESS =
  /[ \t\n;{}]*(?:(?:\d+|\$|\+\d+|~\d+|\/(?:[^\\/\n]|\\[\s\S])*\/[IM]*|\\([^\n])(?:(?!\1)[^\\]|\\[\s\S])*\1[IM]*)[ \t]*(?:[,~][ \t]*)?)*!?[ \t]*/y;
const LABEL = /[^;\n]*/y;
const LINE = /[^\n]*/y;
const FLAGS = /[gpiImMe0-9]*/y;
/** The text of `a`, `i` and `c`, whose lines go on behind a backslash. */
const TEXT = /(?:[^\n\\]|\\[\s\S])*/y;

/** Reads a sed script; one that is not understood may do anything. */
export function sedCode(script: string): SedCode {
  const reader = new SedReader(script);
  reader.read();
  return reader;
}

/** Whether a sed script may run a command, or read or write a file that it names itself; in doubt it may. */
export function sedRuns(script: string): boolean {
  if (!/[erwRW]|\\$/.test(script)) return false;
  const { commands, runsInput, namesFiles } = sedCode(script);
  return commands.length > 0 || runsInput || namesFiles;
}

class SedReader implements SedCode {
  readonly commands: string[] = [];
  readonly replacements: string[] = [];
  runsInput = false;
  namesFiles = false;
  private at = 0;

  constructor(private readonly script: string) {}

  read(): void {
    for (;;) {
      this.take(ADDRESS);
      if (this.at >= this.script.length || this.namesFiles) return;
      this.command(this.script.charAt(this.at++));
    }
  }

  private command(name: string): void {
    if (name === 's' || name === 'y') this.substitute(name);
    else if (name === 'e') this.execute(this.take(LINE).trim());
    else if ('rRwW'.includes(name)) this.namesFiles = true;
    else if ('aic'.includes(name)) this.take(TEXT);
    else if (name === '#') this.take(LINE);
    else if ('btT:qQlLv'.includes(name)) this.take(LABEL);
    else if (!'dDgGhHnNpPxz=F'.includes(name)) this.namesFiles = true;
  }

  private execute(command: string): void {
    if (command === '') this.runsInput = true;
    else this.commands.push(command);
  }

  private substitute(name: string): void {
    const delimiter = this.script.charAt(this.at++);
    this.upTo(delimiter);
    const replacement = this.upTo(delimiter);
    if (name === 'y') return;
    const flags = this.take(FLAGS);
    if (flags.includes('e')) {
      this.runsInput = true;
      this.replacements.push(replacement);
    }
    if (this.script.charAt(this.at) === 'w') this.namesFiles = true;
  }

  /** What stands before the next delimiter that is not escaped, with those that are escaped resolved. */
  private upTo(delimiter: string): string {
    const { script } = this;
    let text = '';
    let start = this.at;
    for (let at = start; at < script.length; at++) {
      const character = script.charAt(at);
      if (character === delimiter) {
        this.at = at + 1;
        return text + script.slice(start, at);
      }
      if (character !== '\\') continue;
      if (script.charAt(at + 1) === delimiter) {
        text += script.slice(start, at);
        start = at + 1;
      }
      at += 1;
    }
    this.at = script.length;
    this.namesFiles = true;
    return text;
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const text = pattern.exec(this.script)?.[0] ?? '';
    this.at += text.length;
    return text;
  }
}
