import { MAX_COMMANDS, MAX_FORM_TEXT } from './bounds.js';
import type { Form, SimpleCommand } from './simple-command.js';
import { UnparsedError } from './unparsed-error.js';

const ORDER: readonly Form['kind'][] = ['sent', 'command', 'line', 'code'];

/** Collects the simple commands and forms of one line, each form once, within the bounds of a line. */
export class FormCollection {
  readonly commands: SimpleCommand[] = [];
  private readonly kinds = new Map<string, Form['kind']>();
  private formText = 0;
  private probing = 0;

  /** The forms collected so far: commands, lines, code. */
  get forms(): Form[] {
    const forms = [...this.kinds].map(([text, kind]) => ({ text, kind }));
    return ORDER.flatMap((kind) => forms.filter((form) => form.kind === kind));
  }

  /** @throws UnparsedError beyond the bounds of a line */
  addCommand(command: SimpleCommand): void {
    if (this.commands.length >= MAX_COMMANDS) throw new UnparsedError('runs too many commands');
    const forms = [...new Set(command.forms)];
    for (const form of forms) this.addForm(form, 'command');
    if (this.probing === 0) this.commands.push({ ...command, forms });
  }

  /** @throws UnparsedError beyond the bounds of a line */
  addForm(text: string, kind: Form['kind']): void {
    if (this.kinds.has(text)) return;
    this.formText += text.length + 1;
    if (this.formText > MAX_FORM_TEXT) throw new UnparsedError('its canonical forms are too long');
    this.kinds.set(text, kind);
  }

  /** Collects only the forms of what may be run besides: a rule that denies sees them, no allow has to cover them. */
  probe(collect: () => void): void {
    this.probing += 1;
    try {
      collect();
    } finally {
      this.probing -= 1;
    }
  }
}
