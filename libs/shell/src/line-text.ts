/** Joins the commands of a line as people write them: `a; b && c | d`. */
class JoinedCommands {
  /** Whether the last part is empty, and not among the texts. */
  private isLastEmpty = false;

  constructor(private readonly texts: string[] = []) {}

  /** Adds a command or an operator. */
  add(part: string): void {
    this.isLastEmpty = part === '';
    if (!this.isLastEmpty) this.push(part);
  }

  /** Adds the `;` that stands directly behind what it separates. */
  separate(): void {
    if (this.isLastEmpty) this.push(';');
    else if (this.texts.length > 0) this.texts.push(';');
    this.isLastEmpty = false;
  }

  copy(): JoinedCommands {
    const copy = new JoinedCommands(this.texts.slice());
    copy.isLastEmpty = this.isLastEmpty;
    return copy;
  }

  toString(): string {
    return this.texts.join('');
  }

  private push(text: string): void {
    if (this.texts.length > 0) this.texts.push(' ');
    this.texts.push(text);
  }
}

/** The canonical line of a script: what it runs in the end, and all of it with wrappers. */
export class LineText {
  private readonly runs = new JoinedCommands();
  /** The same object for as long as the texts are the same, as they are of most lines: then they are joined once. */
  private all = this.runs;

  /** Adds a command by its texts without wrappers and with them. */
  addCommand(inner: string, full: string): void {
    if (this.all === this.runs && full !== inner) this.all = this.runs.copy();
    this.runs.add(inner);
    if (this.all !== this.runs) this.all.add(full);
  }

  addOperator(text: string): void {
    this.join(this.runs, text);
    if (this.all !== this.runs) this.join(this.all, text);
  }

  /** Both texts; one string twice when they are the same. */
  texts(): { readonly inner: string; readonly full: string } {
    const inner = this.runs.toString();
    return { inner, full: this.all === this.runs ? inner : this.all.toString() };
  }

  private join(commands: JoinedCommands, operator: string): void {
    if (operator === ';') commands.separate();
    else commands.add(operator);
  }
}
