import { MINUS } from './characters.js';
import type { Span } from './cursor.js';
import type { ParsedCommand } from './script.js';
import type { Place, Redirection, SimpleCommand } from './simple-command.js';
import type { Word } from './word.js';

/** What is known of a command beside how it is written. */
export interface Found {
  readonly program: string;
  /** The words after the program. */
  readonly words: readonly Word[];
  readonly dynamic: boolean;
  readonly needsAllow: boolean;
}

/** A simple command that was found. Most of it is written only when it is asked for: whoever decides asks for its forms. */
export class DescribedCommand implements SimpleCommand {
  readonly #command: ParsedCommand;
  readonly #found: Found;
  readonly #within: Place['within'];

  constructor(
    command: ParsedCommand,
    found: Found,
    within: Place['within'],
    readonly forms: readonly string[],
  ) {
    this.#command = command;
    this.#found = found;
    this.#within = within;
  }

  get program(): string {
    return this.#found.program;
  }

  get path(): string {
    return this.#command.words[0]?.text ?? '';
  }

  get arguments(): readonly string[] {
    return textsOf(this.#found.words);
  }

  get flags(): readonly string[] {
    const words = this.arguments;
    const end = words.indexOf('--');
    return words
      .slice(0, end < 0 ? words.length : end)
      .filter((word) => word.length > 1 && word.charCodeAt(0) === MINUS);
  }

  get assignments(): readonly string[] {
    return textsOf(this.#command.assignments);
  }

  get redirections(): readonly Redirection[] {
    return this.#command.redirections.map(({ operator, target }) => ({ operator, target: target.text }));
  }

  get place(): Place {
    return { pipe: this.#command.pipe, within: this.#within };
  }

  get span(): Span {
    return this.#command.span;
  }

  get dynamic(): boolean {
    return this.#found.dynamic;
  }

  get needsAllow(): boolean {
    return this.#found.needsAllow;
  }
}

function textsOf(words: readonly Word[]): string[] {
  return words.map((word) => word.text);
}
