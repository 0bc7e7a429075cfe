import { BACKSLASH, LINE_BREAK, OPENING, SPACE, TAB } from './characters.js';
import { RememberedSearch } from './remembered-search.js';
import { unparsed } from './unparsed-error.js';

/** A part of the line as sent, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What makes `((` two subshells for certain, as far as it matters: quotes, escapes, lists, comments. */
const NO_ARITHMETIC = /['"\\;\n`]|(?<![\w${])#/g;
/** What may stand in the header of a `for ((`, where `;` separates. */
const HEADER = /^(?:[^'"\\\n#`]|(?<=[\w${])#)*$/;

/**
 * Names behind each other: `(((rm -rf /)))`, which some shells take for subshells. Of the first name only its last letter is looked
 * for: from each letter of a word of 64 KB to its end took seconds (I8).
 */
const NAMES = /[A-Za-z_]\d*\s+(?:[A-Za-z_/.~]|--?[A-Za-z]\w*(?:\s|$))/g;

/** A place in a source text. Reading past the end gives the empty string, or NaN. */
export class Cursor {
  position = 0;
  private closing: Int32Array | null = null;
  private dropped: number[] | null = null;
  private noArithmetic: RememberedSearch | null = null;
  private names: RememberedSearch | null = null;

  /** Where the source is not the line as sent, all of it counts as the part (`origin`) that it comes from. */
  constructor(
    private text: string,
    private readonly origin: Span | null = null,
  ) {}

  /** The source, without the continued lines that were dropped from it. */
  get source(): string {
    return this.text;
  }

  /** The part of the line as sent that a part of this source comes from. */
  span(start: number, end: number): Span {
    if (this.origin) return this.origin;
    return this.dropped ? { start: this.sent(start), end: this.sent(end) } : { start, end };
  }

  /** Whether a backslash stands some way ahead that joins the next line to this one. */
  continuesAt(ahead: number): boolean {
    return this.code(ahead) === BACKSLASH && this.code(ahead + 1) === LINE_BREAK;
  }

  /** Drops the backslash and the line break some way ahead, where shells look through them. */
  dropContinuation(ahead: number): void {
    const at = this.position + ahead;
    (this.dropped ??= []).push(at);
    this.text = this.text.slice(0, at) + this.text.slice(at + 2);
    this.closing = null;
  }

  /** Where a place stood before continued lines were dropped: their places were noted from left to right. */
  private sent(place: number): number {
    return place + 2 * (this.dropped ?? []).filter((at) => at < place).length;
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

  /** The code unit here, or some way ahead; NaN past the end. */
  code(ahead = 0): number {
    const at = this.position + ahead;
    return at < this.text.length ? this.text.charCodeAt(at) : Number.NaN;
  }

  startsWith(text: string): boolean {
    return this.source.startsWith(text, this.position);
  }

  /** Moves behind spaces, tabs and continued lines. */
  skipBlanks(): void {
    const { source } = this;
    let at = this.position;
    // Reading past the end is slow from then on, wherever this is done.
    while (at < source.length) {
      const code = source.charCodeAt(at);
      if (code === SPACE || code === TAB) at += 1;
      else if (code === BACKSLASH && source.startsWith('\n', at + 1)) at += 2;
      else break;
    }
    this.position = at;
  }

  /** Moves to the end of the line, and returns the part of the line that was left. */
  takeLine(): string {
    const end = this.source.indexOf('\n', this.position);
    const start = this.position;
    this.position = end < 0 ? this.source.length : end;
    return this.source.slice(start, this.position);
  }

  /** Moves behind what a sticky pattern matches here, and returns that; the empty string when it doesn't match. */
  take(sticky: RegExp): string {
    const { position, source } = this;
    sticky.lastIndex = position;
    if (!sticky.test(source)) return '';
    this.position = sticky.lastIndex;
    return source.slice(position, this.position);
  }

  /**
   * Where a quote ends in which a backslash escapes.
   * @throws UnparsedError when it doesn't
   */
  endOfEscaped(start: number, quote: string): number {
    const { source } = this;
    const code = quote.charCodeAt(0);
    let end = start;
    while (end < source.length && source.charCodeAt(end) !== code)
      end += source.charCodeAt(end) === BACKSLASH ? 2 : 1;
    if (end >= source.length) throw unparsed(`unterminated ${quote}`);
    return end;
  }

  /**
   * Where the `((` here ends, just behind its `))`; -1 when it is not arithmetic for certain. What holds quotes or lists
   * could be two nested subshells as well, and is left to be parsed as such.
   */
  arithmeticEnd(isHeader = false): number {
    if (this.code(1) !== OPENING) return -1;
    this.closing ??= matchParentheses(this.source);
    const outer = this.closing[this.position] ?? -1;
    const inner = this.closing[this.position + 1] ?? -1;
    if (inner < 0 || outer !== inner + 1) return -1;
    if (isHeader) return HEADER.test(this.source.slice(this.position + 2, inner)) ? outer + 1 : -1;
    this.noArithmetic ??= new RememberedSearch(NO_ARITHMETIC);
    return inner <= this.noArithmetic.firstBehind(this.source, this.position + 2) ? outer + 1 : -1;
  }

  /** Whether names stand behind each other, which no arithmetic has, between here and the `))` at an end. */
  hasNamesBefore(end: number): boolean {
    this.names ??= new RememberedSearch(NAMES);
    return this.names.firstBehind(this.source, this.position) < end;
  }
}

/** For every `(` the place of its `)`, quotes not regarded; negative elsewhere. */
function matchParentheses(source: string): Int32Array {
  const closing = new Int32Array(source.length).fill(-1);
  // Those that are open are kept where they stand: each the one before it, as a number below -1.
  let open = -1;
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === OPENING) {
      closing[at] = -2 - open;
      open = at;
    } else if (code === OPENING + 1 && open >= 0) {
      const before = -2 - (closing[open] ?? -1);
      closing[open] = at;
      open = before;
    }
  }
  return closing;
}
