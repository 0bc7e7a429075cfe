import { joined } from './word.js';

/** Joins the commands of a line as people write them: `a; b && c | d`. */
export class LineText {
  private text = '';
  private last: string | null = null;

  /** Adds a command or an operator. */
  add(part: string): void {
    if (this.last !== null) this.text = joined(this.text, this.last);
    this.last = part;
  }

  /** Adds the `;` that stands directly behind what it separates. */
  separate(): void {
    if (this.last !== null) this.last += ';';
  }

  toString(): string {
    return joined(this.text, this.last ?? '');
  }
}
