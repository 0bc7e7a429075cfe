import { COMMAND_WORK, GLOB_WORK } from './bounds.js';
import { CodeAnalysis } from './code-analysis.js';
import { constant, inputOf } from './constant-text.js';
import type { Found } from './described-command.js';
import { addDistinct } from './distinct.js';
import { isUnknown } from './expand-command.js';
import { foundActions, type FoundAction } from './found-actions.js';
import { givenScripts, type GivenScript } from './given-script.js';
import { locatedProgram, soughtProgram } from './located-program.js';
import { isGlob, matchingPrograms } from './program-globs.js';
import { inPlaceOf, rewritten, scriptGroup, type ParsedCommand } from './script.js';
import { programTraits } from './program-traits.js';
import { PRIVILEGED_PROGRAMS } from './script-options.js';
import { scriptVariables } from './script-variables.js';
import type { SpecialProgram } from './special-programs.js';
import { startsShell } from './started-shell.js';
import { joined, plainWord, withWords, type Word } from './word.js';
import { findWrapped, type Wrapped } from './wrappers.js';
import { programName, type Written } from './written-command.js';
import { argumentFile, inputWords, placeholder, unknownWords } from './xargs-input.js';

/** Variables that every shell sets to a shell, whatever the line says. */
const LOGIN_SHELL = /^\$(?:SHELL|BASH|\{(?:SHELL|BASH)(?:##\*\/|:-[\w/]*)?\})$/;

/** Collects what one command line runs, through every command that runs another or a script. */
export class LineAnalysis extends CodeAnalysis {
  protected override command(command: ParsedCommand): Written {
    this.spend(COMMAND_WORK + command.words.length);
    const { assignments } = command;
    if (assignments.length > 0) this.withLines(assignments, scriptVariables(assignments), command);
    const [head] = command.words;
    if (!head) return this.leaf(command, { program: '', words: [], dynamic: false, needsAllow: true });
    const program = programName(head);
    const words = command.words.slice(1);
    const found = { program, words, dynamic: false, needsAllow: true };
    const { special, isTest } = programTraits(program);
    const ran = special ? this.special(command, found, special) : null;
    if (ran) {
      if (this.hasDefinitions) this.redefined(command, head.text, found);
      return ran;
    }
    if (this.hasDefinitions) {
      const defined = this.defined(command, head.text, found);
      if (defined) return defined;
    }
    if (isTest) {
      return this.leaf(command, { program, words, dynamic: isUnknown(head), needsAllow: program === '[' });
    }
    if (program === 'exe' && head.text.startsWith('/proc/')) this.asProgram(command, 'bash');
    if (program.endsWith('.exe')) this.asProgram(command, program.slice(0, -'.exe'.length));
    if (isGlob(program)) return this.globbed(command, found);
    return isUnknown(head) ? this.unknown(command, head, found) : this.leaf(command, found);
  }

  /** A program that only the running shell knows, unless the line says which: `$(which rm)`. */
  private unknown(command: ParsedCommand, head: Word, found: Found): Written {
    if (LOGIN_SHELL.test(head.form)) this.asProgram(command, 'bash');
    if (!head.form.startsWith('$(')) return this.leaf(command, { ...found, dynamic: true });
    const located = locatedProgram(head.form);
    if (located !== null) return this.command(withProgram(command, located));
    const sought = soughtProgram(head.form);
    if (sought !== null) {
      this.asProgram(command, sought);
    }
    return this.leaf(command, { ...found, dynamic: true });
  }

  /** What the command runs if its program is another. */
  private asProgram(command: ParsedCommand, program: string): void {
    this.collection.suppose(() => this.nest(this.within, () => this.command(withProgram(command, program))));
  }

  /** What a program runs that may run something else; null when it is like any other program. */
  private special(command: ParsedCommand, found: Found, special: SpecialProgram): Written | null {
    const { program, words } = found;
    if (special.isConfigured) this.configured(command, program, words);
    if (special.readsImplied && this.files.areWritten) this.implied(command, program, words);
    if (special.readsLines) {
      return this.lineCode(command, program, words) ? this.leaf(command, { ...found, dynamic: true }) : null;
    }
    const given = special.scripts ? givenScripts(special.scripts, program, words) : null;
    if (!given) return this.runBy(command, found, special);
    const visible = this.withLines(words, given.scripts, command);
    if (given.standing) {
      return this.leaf(command, { ...found, words: visible, needsAllow: PRIVILEGED_PROGRAMS.has(program) });
    }
    const { assignments, redirections } = command;
    const all = [...command.words.slice(0, 1), ...visible];
    const shown = rewritten(command, { assignments, words: all, redirections });
    const run = { ...found, words: visible };
    return this.runBy(shown, run, special) ?? this.leaf(shown, run);
  }

  private runBy(command: ParsedCommand, found: Found, special: SpecialProgram): Written | null {
    const { program, words } = found;
    const wrapped = special.wraps ? findWrapped(program, command.words) : null;
    if (wrapped) return this.wrapper(command, found, wrapped);
    if (special.isShell) return this.shell(command, found);
    if (special.startsShell && startsShell(program, words))
      return this.read(command, found, inputOf(command, this));
    if (program === 'parallel') return this.read(command, found, inputOf(command, this));
    if (program === 'source' || program === '.') return this.sourced(command, found);
    const actions = special.finds ? foundActions(program, words) : [];
    if (actions.length > 0)
      return this.leaf(command, { ...found, words: this.acted(command, words, actions) });
    return special.runsCode && this.code(command, program, words)
      ? this.leaf(command, { ...found, dynamic: true })
      : null;
  }

  /** `find … -exec CMD ;`: the words, with what is run written as it stands in its own form. */
  private acted(command: ParsedCommand, words: readonly Word[], actions: readonly FoundAction[]): Word[] {
    const shown: Word[] = [];
    let end = 0;
    for (const { at, words: run } of actions) {
      const action = rewritten(command, { assignments: [], words: run, redirections: [] });
      const { full } = this.nest(this.within, () => this.command(action));
      shown.push(...words.slice(end, at), plainWord(full));
      end = at + run.length;
    }
    shown.push(...words.slice(end));
    return shown;
  }

  /** The words of a program, with the scripts among them written as canonical lines. */
  private withLines(
    words: readonly Word[],
    scripts: readonly GivenScript[],
    command: ParsedCommand,
  ): readonly Word[] {
    if (scripts.length === 0) return words;
    const { span } = command;
    const shown: Word[] = [];
    let end = 0;
    for (const { text, first, last, before, certain } of scripts) {
      const line = certain ? this.script(text, span, scriptGroup(command)) : this.attempt(text, span);
      if (line === null || last < first) continue;
      shown.push(...words.slice(end, first), plainWord(before + line));
      end = last + 1;
    }
    shown.push(...words.slice(end));
    return shown;
  }

  private globbed(command: ParsedCommand, found: Found): Written {
    this.spend(GLOB_WORK);
    this.collection.suppose(() => {
      for (const name of matchingPrograms(found.program)) {
        this.nest(this.within, () => this.command(withProgram(command, name)));
      }
    });
    return this.leaf(command, { ...found, dynamic: true });
  }

  private wrapper(command: ParsedCommand, found: Found, wrapped: Wrapped): Written {
    const { program } = found;
    const { commandAt, privileged } = wrapped;
    const own = found.words.slice(0, commandAt - 1);
    for (const word of own) if (word.text.includes('=')) this.assign(word);
    // Not copied when it is all that is there: wrappers of each other, tens of thousands of words, would be copied at each depth.
    const words = wrapped.words ?? (own.length === 0 ? found.words : command.words.slice(commandAt));
    if (wrapped.script) {
      const text = words.map((word) => word.text).join(' ');
      if (program === 'parallel') this.spread(command, text);
      const line = plainWord(this.script(text, command.span, scriptGroup(command)));
      return this.leaf(command, { program, words: [...own, line], dynamic: false, needsAllow: privileged });
    }
    const dynamic = program === 'xargs' && this.fed(command, own, words);
    const inner = this.nest(this.within, () => this.command(inPlaceOf(command, words)));
    const prefix = withWords(program, own);
    const bare = inner.bare.map((form) => joined(prefix, form));
    const full = joined(withWords('', command.assignments), joined(prefix, inner.full));
    const forms = bare.slice();
    addDistinct(forms, full);
    this.add(command, { program, words: found.words, dynamic, needsAllow: privileged }, forms);
    return { inner: inner.inner, full, forms, bare };
  }

  /** `echo / | parallel rm`: the command with the first line that it gets. */
  private spread(command: ParsedCommand, text: string): void {
    const [line = ''] = constant(inputOf(command, this) ?? null)?.split('\n') ?? [];
    if (line === '') return;
    this.attempt(text.includes('{}') ? text.replaceAll('{}', () => line) : `${text} ${line}`, command.span);
  }

  /**
   * `echo / | xargs rm`: the command with the arguments that it is known to get. Returns whether it runs what it gets,
   * and that is not known: `… | xargs sh -c`.
   */
  private fed(command: ParsedCommand, own: readonly Word[], words: readonly Word[]): boolean {
    const given = this.from(command, argumentFile(own));
    const input = constant(given ?? null);
    if (input !== null) {
      const fed = inPlaceOf(command, inputWords(own, words, input, this));
      this.collection.suppose(() => this.nest(this.within, () => this.command(fed)));
      return false;
    }
    const [head] = words;
    const replaced = placeholder(own.map((word) => word.text));
    const runs =
      head !== undefined && (programTraits(programName(head)).special !== null || head.text === replaced);
    if (!runs || (given === undefined && !argumentFile(own))) return false;
    const unknown = inPlaceOf(command, unknownWords(words, replaced));
    return this.collection.dryRun(() => this.nest(this.within, () => this.command(unknown)));
  }
}

/** The same command of another program. */
function withProgram(command: ParsedCommand, program: string): ParsedCommand {
  const { assignments, words, redirections } = command;
  return rewritten(command, { assignments, words: [plainWord(program), ...words.slice(1)], redirections });
}
