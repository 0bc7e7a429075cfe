import { MAX_VALUE_LENGTH, MAX_VALUES, VALUE_WORK } from './bounds.js';
import type { Expansion, Piece, Word } from './word.js';
import type { Work } from './work.js';

/** What a variable may hold. */
export interface Value {
  readonly text: string;
  readonly form: string;
  /** Whether that is all known; otherwise expansions stand in it as written. */
  readonly known: boolean;
}

const NONE: readonly Value[] = [];
const ASSIGNMENT = /^([A-Za-z_]\w*)(\+?)=/;

/**
 * The variables that a line assigns, each with every value that it may have: which branch ran, or in which order, is not
 * followed.
 */
export class Variables {
  private values: Map<string, Value[]> | null = null;

  constructor(private readonly work: Work) {}

  /**
   * Takes note of `NAME=value` and `NAME+=value`; of words of another shape nothing.
   * @throws UnparsedError when a line's values are too much work
   */
  assign(word: Word): void {
    const [prefix = '', name = '', append] = ASSIGNMENT.exec(word.text) ?? [];
    if (prefix === '') return;
    const value = this.valueOf(word, prefix.length);
    const before = append === '+' ? this.of(name) : [];
    const all = before.map((old) => ({
      text: old.text + value.text,
      form: old.form + value.form,
      known: old.known && value.known,
    }));
    for (const one of before.length > 0 ? all : [value]) this.add(name, one);
  }

  /** Takes note of what a loop's variable goes through. */
  loop(name: string, words: readonly Word[]): void {
    for (const word of words) this.add(name, this.valueOf(word, 0));
  }

  /** What a variable may hold; empty when the line doesn't say. */
  of(name: string): readonly Value[] {
    return this.values?.get(name) ?? NONE;
  }

  private add(name: string, value: Value): void {
    const length = value.text.length + value.form.length;
    this.work.spend(VALUE_WORK + (length >> 4));
    if (length > MAX_VALUE_LENGTH) return;
    const values = this.of(name);
    if (values.some((other) => other.form === value.form)) return;
    // Beyond the bound the latest values count.
    this.values ??= new Map();
    this.values.set(name, [...values.slice(-MAX_VALUES + 1), value]);
  }

  private valueOf(word: Word, from: number): Value {
    if (!word.pieces) return { text: word.text.slice(from), form: word.text.slice(from), known: true };
    let left = from;
    const value = { text: '', form: '', known: true };
    for (const piece of word.pieces) {
      const cut = Math.min(left, piece.text.length);
      left -= cut;
      const part = this.part(piece, cut);
      value.text += part.text;
      value.form += part.form;
      value.known &&= part.known;
      if (value.form.length > MAX_VALUE_LENGTH) break;
    }
    return value;
  }

  private part(piece: Piece, cut: number): Value {
    if (piece.expansion) return this.latest(piece.expansion) ?? { ...piece, known: false };
    return { text: piece.text.slice(cut), form: piece.form.slice(cut), known: true };
  }

  private latest({ name, value }: Expansion): Value | null {
    const latest = name === null ? undefined : this.of(name).at(-1);
    return latest ?? (value === null ? null : { text: value, form: value, known: true });
  }
}
