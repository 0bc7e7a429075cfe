import { awkRunsInput, awkTexts, runsCommands } from './awk-code.js';
import { configurationFiles, configuredScripts } from './config-scripts.js';
import { impliedFiles, impliedScripts } from './implied-files.js';
import { inputOf, knownText, type Text } from './constant-text.js';
import { hiddenTexts } from './hidden-code.js';
import { inlineCode } from './inline-code.js';
import { inputScripts, inputSource } from './input-scripts.js';
import { powershellLines, POWERSHELLS } from './powershell-code.js';
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

/** How code names a variable of its environment. */
const ENVIRONMENT = /(?:environ(?:\.get)?|getenv|\bENV(?:IRON)?|process\.env)\W{1,3}(\w{1,64})/g;
/** How code loads other code. */
const IMPORTED =
  /\b(?:import|from|require|require_relative|do|load|include|source|dofile)\b[ \t(]{0,4}["']?(?:\.\/)?([\w/-]{1,64})/g;
const MAX_IMPORTING = 4_096;
/** How many lines of the input of awk and sed are looked at as command lines. */
const MAX_LINES = 16;
/** What code says that reads its input. */
const READS_INPUT = /\b(?:stdin|STDIN|input|gets|read(?:line|lines|FileSync)?)\b|<>|\$_|php:\/\/input/;

/** An interpreter that runs code, and the words that the code is given. */
interface InterpreterRun {
  readonly command: ParsedCommand;
  readonly program: string;
  readonly given: readonly Word[];
}

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
    const run = { command, program, given: code.arguments };
    let isUnknown = code.isUnknown;
    for (const text of code.texts) isUnknown = this.interpreted(run, text) || isUnknown;
    if (!code.readsInput && !code.file) return isUnknown;
    const input = this.from(command, code.file);
    // A file that the line has written is code like that of any other file: only the commands that it runs count.
    const isWritten = code.file !== null && code.file.input === undefined;
    if (input)
      isUnknown =
        (isWritten ? this.followCalls(run, input.text, true) : this.interpreted(run, input.text)) ||
        isUnknown;
    return isUnknown || (input !== undefined && input?.known !== true);
  }

  /** Records what a program runs of the files that tell it so, as far as the line wrote them. */
  protected configured(command: ParsedCommand, program: string, words: readonly Word[]): void {
    for (const { text } of words) {
      if (!text.includes('(') || !/\((?:["'[]|$)/.test(text)) continue;
      for (const line of shellCalls(program, text).lines) this.attempt(line, command.span);
    }
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

  /** The same of files that it reads without being told to. */
  protected implied(command: ParsedCommand, program: string, words: readonly Word[]): void {
    for (const file of this.files.named(impliedFiles(program))) {
      const text = this.files.of(file, this);
      for (const script of text ? impliedScripts(program, file, text.text, words) : [])
        this.attempt(script, command.span);
    }
  }

  /** What is read from a file that is a `<(…)` or that the line has written, or from the standard input without one. */
  protected from(command: ParsedCommand, file: Word | null): Text | null | undefined {
    if (!file) return inputOf(command, this);
    return file.input === undefined ? this.files.of(file.text, this) : knownText(file.input);
  }

  private interpreted(run: InterpreterRun, text: string): boolean {
    this.collection.addForm(singleSpaced(text), 'code');
    return this.followCalls(run, text, false);
  }

  /** Records the command lines that code runs; returns whether it runs some that can't be known. */
  private followCalls(run: InterpreterRun, text: string, isFile: boolean): boolean {
    const { command, program } = run;
    const { lines, isUnknown } = POWERSHELLS.includes(program)
      ? powershellLines(text)
      : shellCalls(program, text);
    for (const line of lines) this.attempt(line, command.span);
    for (const hidden of hiddenTexts(text, isFile)) {
      this.attempt(hidden, command.span);
      for (const line of shellCalls(program, hidden).lines) this.attempt(line, command.span);
    }
    if (isUnknown) this.followGiven(run, text);
    if (this.files.areWritten) this.followImported(run, text);
    return isUnknown;
  }

  /** What is run by code in files that the line has written, and that code loads by their names. */
  private followImported({ command, program }: InterpreterRun, text: string): void {
    const importing = text.slice(0, MAX_IMPORTING);
    let from = 0;
    for (;;) {
      // What is attempted may come here again, with the same pattern.
      IMPORTED.lastIndex = from;
      const name = IMPORTED.exec(importing)?.[1];
      if (name === undefined) return;
      from = IMPORTED.lastIndex;
      const file = this.files.imported(name.slice(name.lastIndexOf('/') + 1));
      const written = file === undefined ? null : this.files.of(file, this);
      for (const line of written ? shellCalls(program, written.text).lines : [])
        this.attempt(line, command.span);
    }
  }

  /** What code runs of what it is given: arguments, variables of its environment, its input. */
  private followGiven({ command, program, given }: InterpreterRun, text: string): void {
    const texts = new Set(given.map((word) => word.text));
    if (given.length > 1) texts.add([...texts].join(' '));
    for (const [, name = ''] of text.matchAll(ENVIRONMENT)) {
      for (const value of this.variables.of(name)) texts.add(value.text);
    }
    const input = READS_INPUT.test(text) ? inputOf(command, this) : null;
    if (input) texts.add(input.text);
    for (const one of texts) {
      this.attempt(one, command.span);
      for (const line of shellCalls(program, one).lines) this.attempt(line, command.span);
    }
  }

  /** The same for `awk` and `sed`. */
  protected lineCode(command: ParsedCommand, program: string, words: readonly Word[]): boolean {
    return SEDS.has(program) ? this.sed(command, program, words) : this.awk(command, program, words);
  }

  private awk(command: ParsedCommand, program: string, words: readonly Word[]): boolean {
    if (!hinted(AWK_HINT, words)) return false;
    const syntax = PATTERN_PROGRAMS.get(program);
    const texts = syntax ? patternsOf(syntax, words) : [];
    texts.push(...this.awkFiles(command, words));
    let isUnknown = false;
    for (const text of texts) {
      if (!runsCommands(text)) continue;
      this.collection.addForm(singleSpaced(text), 'code');
      for (const script of awkTexts(text)) this.attempt(script, command.span);
      isUnknown ||= awkRunsInput(text);
    }
    if (!isUnknown) return false;
    for (const value of assignedTexts(words)) this.attempt(value, command.span);
    this.followLines(command, words);
    return true;
  }

  /** What is run of the input, of operands, and of variables of the environment. */
  private followLines(command: ParsedCommand, words: readonly Word[]): void {
    const texts = words.slice(1).map((word) => word.text);
    for (const { text } of words) {
      for (const [, name = ''] of text.matchAll(ENVIRONMENT)) {
        for (const value of this.variables.of(name)) texts.push(value.text);
      }
    }
    const input = inputOf(command, this);
    if (input) texts.push(...input.text.split('\n', MAX_LINES), input.text);
    for (const text of texts) if (/\S\s+\S/.test(text)) this.attempt(text, command.span);
  }

  /** The programs in files that the line names or writes: `-f FILE`. */
  private awkFiles(command: ParsedCommand, words: readonly Word[]): string[] {
    const texts: string[] = [];
    for (const [at, word] of words.entries()) {
      const file = /^(?:-[a-z]*f|--file)$/.test(words[at - 1]?.text ?? '') || word.input !== undefined;
      const text = file
        ? STANDARD_INPUT.test(word.text)
          ? inputOf(command, this)
          : this.from(command, word)
        : null;
      if (text) texts.push(text.text);
    }
    return texts;
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
    if (isUnknown) this.followLines(command, words);
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
