import { MAX_COMMANDS, MAX_FORM_TEXT } from './bounds.js';
import type { Form, SimpleCommand } from './simple-command.js';
import { beyondBound } from './unparsed-error.js';

/** Commands first, then lines, then code. */
const ORDER: readonly Form['kind'][] = ['command', 'line', 'code'];

/** Up to how many forms looking at each is faster than a set. */
const FEW = 32;

/** Collects the simple commands and forms of one line, each form once, within the bounds of a line. */
export class FormCollection {
  commands: SimpleCommand[] = [];
  /** What may be run besides. */
  readonly possible: SimpleCommand[] = [];
  private collected: Form[] = [];
  private texts: Set<string> | null = null;
  private formText = 0;
  private lastKind: Form['kind'] = 'command';
  private isInOrder = true;
  private probing = 0;
  private supposing = 0;
  private dry = false;
  private probedDynamic = false;

  /** The forms collected so far: commands, lines, code. */
  get forms(): readonly Form[] {
    if (this.isInOrder) return this.collected;
    const all: Form[] = [];
    for (const kind of ORDER) for (const form of this.collected) if (form.kind === kind) all.push(form);
    return all;
  }

  /** @throws UnparsedError beyond the bounds of a line */
  addCommand(command: SimpleCommand): void {
    if (this.dry) {
      this.probedDynamic ||= command.dynamic;
      return;
    }
    if (this.commands.length + this.possible.length >= MAX_COMMANDS)
      throw beyondBound('runs too many commands');
    const before = this.collected.length;
    for (const form of command.forms) this.addNew(form, 'command', before);
    if (this.probing > 0 || this.supposing > 0) this.probedDynamic ||= command.dynamic;
    if (this.probing > 0) return;
    if (this.supposing > 0) this.possible.push(command);
    // Most lines run one: a list that it is pushed to has room for many.
    else if (this.commands.length === 0) this.commands = [command];
    else this.commands.push(command);
  }

  /** @throws UnparsedError beyond the bounds of a line */
  addForm(text: string, kind: Form['kind']): void {
    this.addNew(text, kind, this.collected.length);
  }

  /** Adds a form that is none of the first so many. */
  private addNew(text: string, kind: Form['kind'], before: number): void {
    if (text.length >= MAX_FORM_TEXT) throw beyondBound('a canonical form is too long');
    if (this.dry || this.has(text, before)) return;
    this.formText += text.length + 1;
    if (this.formText > MAX_FORM_TEXT) throw beyondBound('its canonical forms are too long');
    if (kind !== this.lastKind) {
      if (rank(kind) < rank(this.lastKind)) this.isInOrder = false;
      this.lastKind = kind;
    }
    if (this.collected.length === 0) this.collected = [{ text, kind }];
    else this.collected.push({ text, kind });
    this.texts?.add(text);
  }

  /**
   * Collects only the forms of another way to read commands that are collected already: a rule that denies sees them, no
   * allow has to cover them. Says whether a command among them is known to the running shell alone.
   */
  probe(collect: () => void): boolean {
    this.probing += 1;
    try {
      return this.dynamicIn(collect);
    } finally {
      this.probing -= 1;
    }
  }

  /** Collects commands that may be run besides: an allow has to cover them too. */
  suppose(collect: () => void): void {
    this.supposing += 1;
    try {
      this.dynamicIn(collect);
    } finally {
      this.supposing -= 1;
    }
  }

  private dynamicIn(collect: () => void): boolean {
    const before = this.probedDynamic;
    this.probedDynamic = false;
    try {
      collect();
      return this.probedDynamic;
    } finally {
      this.probedDynamic ||= before;
    }
  }

  /** Like a probe, but collects nothing. */
  dryRun(collect: () => void): boolean {
    const outer = this.dry;
    this.dry = true;
    try {
      return this.probe(collect);
    } finally {
      this.dry = outer;
    }
  }

  private has(text: string, before: number): boolean {
    const { collected } = this;
    if (before > FEW) {
      this.texts ??= new Set(collected.map((form) => form.text));
      return this.texts.has(text);
    }
    for (let at = 0; at < before; at++) if (collected[at]?.text === text) return true;
    return false;
  }
}

function rank(kind: Form['kind']): number {
  return kind === 'command' ? 0 : kind === 'line' ? 1 : 2;
}
