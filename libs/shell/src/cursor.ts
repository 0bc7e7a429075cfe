import { UnparsedError } from './unparsed-error.js';

/** A part of the line as sent, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place in a source text. Reading past the end gives the empty string. */
export class Cursor {
  position = 0;
  private closing: Int32Array | null = null;

  /** Where the source is not the line as sent, all of it counts as the part (`origin`) that it comes from. */
  constructor(
    readonly source: string,
    private readonly origin: Span | null = null,
  ) {}

  /** The part of the line as sent that a part of this source comes from. */
  span(start: number, end: number): Span {
    return this.origin ?? { start, end };
  }

  /** A cursor over a part of this source. */
  inside(start: number, end: number): Cursor {
    return new Cursor(this.source.slice(start, end), this.span(start, end));
  }

  get atEnd(): boolean {
    return this.position >= this.source.length;
  }

  /** The character here, or some way ahead. */
  peek(ahead = 0): string {
    return this.source.charAt(this.position + ahead);
  }

  startsWith(text: string): boolean {
    return this.source.startsWith(text, this.position);
  }

  /** Moves behind what a sticky pattern matches here, and returns that; the empty string when it doesn't match. */
  take(sticky: RegExp): string {
    sticky.lastIndex = this.position;
    const taken = sticky.exec(this.source)?.[0] ?? '';
    this.position += taken.length;
    return taken;
  }

  /**
   * Where a quote ends in which a backslash escapes.
   * @throws UnparsedError when it doesn't
   */
  endOfEscaped(start: number, quote: string): number {
    let end = start;
    while (end < this.source.length && this.source[end] !== quote) end += this.source[end] === '\\' ? 2 : 1;
    if (end >= this.source.length) throw new UnparsedError(`unterminated ${quote}`);
    return end;
  }

  /**
   * Where the `((` here ends, just behind its `))`; -1 when it is not arithmetic for certain. What holds quotes or lists
   * could be two nested subshells as well, and is left to be parsed as such.
   */
  arithmeticEnd(allowed = /^[^'"\\;\n#`]*$/): number {
    this.closing ??= matchParentheses(this.source);
    const outer = this.closing[this.position] ?? -1;
    const inner = this.closing[this.position + 1] ?? -1;
    if (inner < 0 || outer !== inner + 1) return -1;
    return allowed.test(this.source.slice(this.position + 2, inner)) ? outer + 1 : -1;
  }
}

/** For every `(` the place of its `)`, quotes not regarded; -1 elsewhere. */
function matchParentheses(source: string): Int32Array {
  const closing = new Int32Array(source.length).fill(-1);
  const open: number[] = [];
  for (let at = 0; at < source.length; at++) {
    const character = source[at];
    if (character === '(') open.push(at);
    else if (character === ')') {
      const start = open.pop();
      if (start !== undefined) closing[start] = at;
    }
  }
  return closing;
}
