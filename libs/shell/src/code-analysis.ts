import { awkRunsInput, awkTexts, runsCommands } from './awk-code.js';
import { configurationFiles, configuredScripts } from './config-scripts.js';
import { inputOf, knownText, type Text } from './constant-text.js';
import type { Span } from './cursor.js';
import { inlineCode } from './inline-code.js';
import { inputScripts, inputSource } from './input-scripts.js';
import { PATTERN_PROGRAMS, SED_NAMES } from './pattern-programs.js';
import type { ParsedCommand } from './script.js';
import { ScriptRuns } from './script-runs.js';
import { patternsOf } from './search-patterns.js';
import { sedCode } from './sed-code.js';
import { shellCalls } from './shell-calls.js';
import { singleSpaced, type Word } from './word.js';

const SEDS: ReadonlySet<string> = new Set(SED_NAMES);
/** Names of the standard input. */
const STANDARD_INPUT = /^(?:-|\/dev\/stdin|\/(?:dev|proc\/self)\/fd\/0)$/;
/** What stands in every awk program that runs commands, and in every sed script that does. */
const AWK_HINT = /[@|]|system|^-f/;
const SED_HINT = /e(?<=(?:^(?!-)|[^A-Za-z-])[gpiImM0-9]*e)/;

/** Collects what is run by code in other languages, and by programs that find command lines in their input. */
export abstract class CodeAnalysis extends ScriptRuns {
  /** Records what a program runs of the code that it is given; returns whether it runs some that can't be known. */
  protected code(command: ParsedCommand, program: string, words: readonly Word[]): boolean {
    const source = inputSource(program, words);
    if (source) {
      const input = this.from(command, source.file);
      for (const text of input ? inputScripts(program, input.text) : []) this.attempt(text, command.span);
      return source.obeyed && input !== undefined && input?.known !== true;
    }
    const code = inlineCode(program, words);
    if (!code) return false;
    for (const text of code.texts) this.interpreted(program, text, command.span);
    if (!code.readsInput && !code.file) return code.isUnknown;
    const input = this.from(command, code.file);
    // A file that the line has written is code like that of any other file: only the commands that it runs count.
    const isWritten = code.file !== null && code.file.input === undefined;
    if (input && isWritten) this.followCalls(program, input.text, command.span);
    else if (input) this.interpreted(program, input.text, command.span);
    return input !== undefined && input?.known !== true;
  }

  /** Records what a program runs of the files that tell it so, as far as the line wrote them. */
  protected configured(command: ParsedCommand, program: string, words: readonly Word[]): void {
    for (const { word, name } of configurationFiles(program, words)) {
      const text = STANDARD_INPUT.test(name)
        ? inputOf(command, this)
        : word.input === undefined
          ? this.files.of(name, this)
          : knownText(word.input);
      for (const script of text ? configuredScripts(program, text.text) : [])
        this.attempt(script, command.span);
    }
  }

  /** What is read from a file that is a `<(…)` or that the line has written, or from the standard input without one. */
  protected from(command: ParsedCommand, file: Word | null): Text | null | undefined {
    if (!file) return inputOf(command, this);
    return file.input === undefined ? this.files.of(file.text, this) : knownText(file.input);
  }

  private interpreted(program: string, text: string, span: Span): void {
    this.collection.addForm(singleSpaced(text), 'code');
    this.followCalls(program, text, span);
  }

  private followCalls(program: string, text: string, span: Span): void {
    for (const call of shellCalls(program, text)) this.attempt(call, span);
  }

  /** The same for `awk` and `sed`. */
  protected lineCode(command: ParsedCommand, program: string, words: readonly Word[]): boolean {
    return SEDS.has(program) ? this.sed(command, program, words) : this.awk(command, program, words);
  }

  private awk(command: ParsedCommand, program: string, words: readonly Word[]): boolean {
    if (!hinted(AWK_HINT, words)) return false;
    const syntax = PATTERN_PROGRAMS.get(program);
    const file = words.find((word) => word.input !== undefined);
    const texts = syntax ? patternsOf(syntax, words) : [];
    if (typeof file?.input === 'string') texts.push(file.input);
    let isUnknown = false;
    for (const text of texts) {
      if (!runsCommands(text)) continue;
      this.collection.addForm(singleSpaced(text), 'code');
      for (const script of awkTexts(text)) this.attempt(script, command.span);
      isUnknown ||= awkRunsInput(text);
    }
    if (isUnknown) for (const value of assignedTexts(words)) this.attempt(value, command.span);
    return isUnknown;
  }

  private sed(command: ParsedCommand, program: string, words: readonly Word[]): boolean {
    if (!hinted(SED_HINT, words)) return false;
    const syntax = PATTERN_PROGRAMS.get(program);
    let isUnknown = false;
    for (const text of syntax ? patternsOf(syntax, words) : []) {
      const { commands, replacements, runsInput } = sedCode(text);
      for (const script of [...commands, ...replacements]) this.attempt(script, command.span);
      isUnknown ||= runsInput;
    }
    return isUnknown;
  }
}

/** The values of `-v NAME=VALUE`. */
function assignedTexts(words: readonly Word[]): string[] {
  return words.flatMap(({ text }) => /^(?:-v)?[A-Za-z_]\w*=([\s\S]+)$/.exec(text)?.[1] ?? []);
}

function hinted(hint: RegExp, words: readonly Word[]): boolean {
  for (const { text } of words) if (hint.test(text)) return true;
  return false;
}
