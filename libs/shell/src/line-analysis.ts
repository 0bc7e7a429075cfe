import { COMMAND_WORK, GLOB_WORK } from './bounds.js';
import { inputOf, standardInput } from './constant-text.js';
import type { Found } from './described-command.js';
import { addDistinct } from './distinct.js';
import { isUnknown } from './expand-command.js';
import { foundActions } from './found-actions.js';
import { givenScript, type GivenScript } from './given-script.js';
import { inlineCode, shellCalls } from './inline-code.js';
import { isGlob, matchingPrograms } from './program-globs.js';
import { inPlaceOf, rewritten, scriptGroup, type ParsedCommand } from './script.js';
import { ScriptRuns } from './script-runs.js';
import { isShell } from './shell-options.js';
import { startsShell } from './started-shell.js';
import { isSpecial } from './special-programs.js';
import { joined, plainWord, singleSpaced, withWords, type Word } from './word.js';
import { findWrapped, type Wrapped } from './wrappers.js';
import { programName, type Written } from './written-command.js';
import { inputWords } from './xargs-input.js';

/** Collects what one command line runs, through every command that runs another or a script. */
export class LineAnalysis extends ScriptRuns {
  protected override command(command: ParsedCommand): Written {
    this.spend(COMMAND_WORK + command.words.length);
    const [head] = command.words;
    if (!head) return this.leaf(command, { program: '', words: [], dynamic: false, needsAllow: true });
    const program = programName(head);
    const words = command.words.slice(1);
    const found = { program, words, dynamic: false, needsAllow: true };
    const special = isSpecial(program) ? this.special(command, found) : null;
    if (special) return special;
    if (this.hasDefinitions) {
      const defined = this.defined(command, head.text, found);
      if (defined) return defined;
    }
    if (program === '[' || program === '[[') {
      return this.leaf(command, { program, words, dynamic: isUnknown(head), needsAllow: program === '[' });
    }
    if (isGlob(program)) return this.globbed(command, found);
    return isUnknown(head)
      ? this.leaf(command, { program, words, dynamic: true, needsAllow: true })
      : this.leaf(command, found);
  }

  /** What a program runs that may run something else; null when it is like any other program. */
  private special(command: ParsedCommand, found: Found): Written | null {
    const { program, words } = found;
    const given = givenScript(program, words);
    if (given) return this.given(command, given, found);
    const wrapped = findWrapped(program, command.words);
    if (wrapped) return this.wrapper(command, program, wrapped);
    if (isShell(program)) return this.shell(command, found);
    if (startsShell(program, words)) return this.read(command, found, inputOf(command, this));
    if (program === 'source' || program === '.') return this.sourced(command, found);
    for (const action of foundActions(program, words)) {
      const run = rewritten(command, { assignments: [], words: action, redirections: [] });
      this.nest(this.within, () => this.command(run));
    }
    this.code(command, program, words);
    return null;
  }

  private globbed(command: ParsedCommand, found: Found): Written {
    this.spend(GLOB_WORK);
    this.collection.probe(() => {
      for (const name of matchingPrograms(found.program)) {
        const { assignments, redirections } = command;
        const words = [plainWord(name), ...found.words];
        this.nest(this.within, () => this.command(rewritten(command, { assignments, words, redirections })));
      }
    });
    return this.leaf(command, { ...found, dynamic: true });
  }

  /** `eval`, `su -c`, `trap`: a script is what is run, and its canonical line stands for it. */
  private given(command: ParsedCommand, { text, word, privileged }: GivenScript, found: Found): Written {
    const line = plainWord(this.script(text, command.span, scriptGroup(command)));
    const words = word ? found.words.map((other) => (other === word ? line : other)) : [line];
    return this.leaf(command, { ...found, words, needsAllow: privileged });
  }

  private wrapper(command: ParsedCommand, program: string, wrapped: Wrapped): Written {
    const { commandAt, privileged } = wrapped;
    const own = command.words.slice(1, commandAt);
    for (const word of own) if (word.text.includes('=')) this.assign(word);
    const words = wrapped.words ?? command.words.slice(commandAt);
    if (wrapped.script) {
      const text = words.map((word) => word.text).join(' ');
      const line = plainWord(this.script(text, command.span, scriptGroup(command)));
      return this.leaf(command, { program, words: [...own, line], dynamic: false, needsAllow: privileged });
    }
    const inner = this.nest(this.within, () => this.command(inPlaceOf(command, words)));
    if (program === 'xargs') this.fed(command, own, words);
    const prefix = withWords(program, own);
    const bare = inner.bare.map((form) => joined(prefix, form));
    const full = joined(withWords('', command.assignments), joined(prefix, inner.full));
    const forms = bare.slice();
    addDistinct(forms, full);
    this.add(
      command,
      { program, words: command.words.slice(1), dynamic: false, needsAllow: privileged },
      forms,
    );
    return { inner: inner.inner, full, forms, bare };
  }

  /** `echo / | xargs rm`: the command with the arguments that it is known to get. */
  private fed(command: ParsedCommand, own: readonly Word[], words: readonly Word[]): void {
    const input = standardInput(command, this);
    if (input === null) return;
    const fed = inPlaceOf(command, inputWords(own, words, input, this));
    this.collection.probe(() => this.nest(this.within, () => this.command(fed)));
  }

  private code(command: ParsedCommand, program: string, words: readonly Word[]): void {
    const code = inlineCode(program, words);
    if (!code) return;
    const input = code.readsInput ? standardInput(command, this) : null;
    for (const text of input === null ? code.texts : [input]) {
      this.collection.addForm(singleSpaced(text), 'code');
      for (const call of shellCalls(text)) this.attempt(call, command.span);
    }
  }
}
