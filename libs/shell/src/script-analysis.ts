import { COMMAND_WORK, MAX_DEPTH } from './bounds.js';
import { constant, scriptOutput, type Text, type TextContext } from './constant-text.js';
import { Cursor, type Span } from './cursor.js';
import { expandCommand, expands } from './expand-command.js';
import { FormCollection } from './form-collection.js';
import { LineText } from './line-text.js';
import { scriptGroup, type Group, type ParsedCommand, type Script } from './script.js';
import type { ScriptContext } from './script-builder.js';
import { programTraits } from './program-traits.js';
import { ScriptParser } from './script-parser.js';
import type { Place } from './simple-command.js';
import { beyondBound, UnparsedError } from './unparsed-error.js';
import { Variables } from './variables.js';
import type { Word } from './word.js';
import type { NestedScript } from './nested-scripts.js';
import { withoutUnknown } from './without-unknown.js';
import { Work } from './work.js';
import { WrittenFiles } from './written-files.js';
import type { Written } from './written-command.js';

const NONE: readonly string[] = [];

/** Collects what one command line runs: reads its scripts and those nested in them, and puts in what variables hold. */
export abstract class ScriptAnalysis implements ScriptContext, TextContext {
  readonly collection = new FormCollection();
  private readonly work = new Work();
  protected readonly variables = new Variables(this.work);
  protected within: Place['within'] = 'line';
  protected depth = 0;
  protected readonly files = new WrittenFiles();
  protected functions: Map<string, Group> | null = null;
  // Fields of `ScriptRuns` too are set here: a constructor of its own, for them alone, would be called for every line.
  /** The files whose scripts are being followed. */
  protected running: readonly string[] = NONE;
  /** How many calls of functions were followed. */
  protected calls = 0;
  protected aliases: Map<string, string> | null = null;
  private hasSinks = false;
  /** Whether the line asks for `$_`, the last word of the command before. */
  private asksForLast = false;

  /**
   * Records everything that the line runs; what stands before a break too.
   * @throws UnparsedError when it can't be parsed, or exceeds a bound
   */
  line(source: string): void {
    const parser = new ScriptParser(new Cursor(source), this);
    // One character is looked for much faster than two; most lines hold none.
    this.asksForLast = source.includes('$') && (source.includes('$_') || source.includes('${_}'));
    let script: Script;
    try {
      script = parser.parse('source');
    } catch (error) {
      if (error instanceof UnparsedError && parser.read.length > 0) this.record(parser.read);
      throw error;
    }
    this.record(script);
  }

  whole(source: string, span: Span): NestedScript {
    this.spend(source.length);
    return this.substitution(new Cursor(source, span), 'source');
  }

  parenthesised(cursor: Cursor): NestedScript {
    return this.substitution(cursor, ')');
  }

  assign(word: Word): void {
    this.variables.assign(word);
  }

  abstract prompt(name: string, span: Span): void;

  loop(name: string, words: readonly Word[]): void {
    this.variables.loop(name, words);
  }

  define(name: string, body: Group): void {
    (this.functions ??= new Map()).set(name, body);
  }

  array(name: string, elements: readonly Word[], adds: boolean): void {
    this.variables.array(name, elements, adds);
  }

  noteSink(): void {
    this.hasSinks = true;
  }

  resolve(command: ParsedCommand): ParsedCommand {
    return expandCommand(command, this.variables, this.work).at(-1) ?? command;
  }

  variants(command: ParsedCommand): readonly ParsedCommand[] {
    return expandCommand(command, this.variables, this.work);
  }

  written(file: string): Text | null | undefined {
    return this.files.of(file, this);
  }

  body(name: string): Group | null {
    return this.functions?.get(name) ?? null;
  }

  spend(characters: number): void {
    this.work.spend(characters);
  }

  private substitution(cursor: Cursor, end: 'source' | ')'): NestedScript {
    return this.nest('substitution', () => {
      const script = new ScriptParser(cursor, this).parse(end);
      return { line: this.record(script), output: constant(scriptOutput(script, this)) };
    });
  }

  /** The canonical line of a script that a command is given. */
  protected script(source: string, span: Span, group: Group | null = null): string {
    this.spend(source.length);
    return this.nest('script', () =>
      this.record(new ScriptParser(new Cursor(source, span), this, group).parse('source')),
    );
  }

  protected nest<T>(within: Place['within'], read: () => T): T {
    if (this.depth > MAX_DEPTH) throw beyondBound('nests too deep');
    this.spend(COMMAND_WORK);
    const outer = this.within;
    this.within = within;
    this.depth += 1;
    const result = read();
    this.depth -= 1;
    this.within = outer;
    return result;
  }

  /** Records what a script runs; returns its canonical line. */
  private record(script: Script): string {
    const [first] = script;
    if (script.length === 1 && first?.kind === 'command') {
      const { inner, full } = this.expanded(first);
      return this.addLines(inner, full);
    }
    const line = new LineText();
    for (const item of script) {
      if (item.kind === 'command') {
        const written = this.expanded(item);
        line.addCommand(written.inner, written.full);
      } else line.addOperator(item.text);
    }
    const { inner, full } = line.texts();
    return this.addLines(inner, full);
  }

  private addLines(inner: string, full: string): string {
    this.collection.addForm(inner, 'line');
    if (full !== inner) this.collection.addForm(full, 'line');
    return inner;
  }

  /** Records what the body of a function runs. */
  protected follow({ items, start, end }: Group): void {
    for (let at = start; at < end; at++) {
      const item = items[at];
      if (item?.kind === 'command') this.expanded(item);
    }
  }

  /** What `$_` is from a command on. */
  private noteLast({ words }: ParsedCommand): void {
    const last = words[words.length - 1];
    if (last?.pieces === null) this.variables.give('_', last.text);
  }

  /** A command with every value that its variables may have, and what it may be besides. */
  private expanded(command: ParsedCommand): Written {
    if (command.redirections.length > 0 || programTraits(command.words[0]?.text ?? '').noted)
      this.note(command);
    if (this.hasSinks) this.fillSinks(command);
    if (!expands(command)) {
      if (this.asksForLast) this.noteLast(command);
      return this.command(command);
    }
    const all = expandCommand(command, this.variables, this.work);
    const written = this.command(all[all.length - 1] ?? command);
    for (let at = all.length - 2; at >= 0; at--) this.command(all[at] ?? command);
    this.collection.probe(() => {
      for (const one of all) this.guess(one);
    });
    return written;
  }

  /** What reads the output of a command through `>(…)`. */
  private fillSinks(command: ParsedCommand): void {
    const targets = command.redirections.map(({ target }) => target);
    for (let { group } = command; group; group = group.outer) {
      for (const { target } of group.redirections) targets.push(target);
    }
    for (const word of [...command.words, ...targets]) {
      if (word.quoted || !word.text.startsWith('>(')) continue;
      this.script(word.text.slice(2, -1), command.span, { ...scriptGroup(null), pipedFrom: command });
    }
  }

  private guess(command: ParsedCommand): void {
    const remaining = withoutUnknown(command);
    if (remaining) this.nest(this.within, () => this.command(remaining));
  }

  /** Takes note of what a command leaves behind for those after it. */
  protected abstract note(command: ParsedCommand): void;

  /**
   * Records what one command runs.
   * @throws UnparsedError when what it is given can't be parsed, or a bound is exceeded
   */
  protected abstract command(command: ParsedCommand): Written;
}
