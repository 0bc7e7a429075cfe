import { MAX_ELEMENTS, MAX_VALUE_LENGTH, MAX_VALUES, VALUE_WORK } from './bounds.js';
import { CLOSING_BRACKET, EQUALS, isDigit, isNameCharacter, OPENING_BRACKET } from './characters.js';
import type { Expansion, Piece, Word } from './word.js';
import type { Work } from './work.js';

/** What a variable may hold. */
export interface Value {
  readonly text: string;
  readonly form: string;
  /** Whether that is all known; otherwise expansions stand in it as written. */
  readonly known: boolean;
  /** The words that it is when it is several: the elements of an array, `$@`. */
  readonly fields?: readonly Value[];
}

const NONE: readonly Value[] = [];
const POSITIONAL = /^[@*0-9]$/;
/** The values from a place on, and how many: `@:2`, `a[@]:1:3`. */
const SOME_FIELDS = /^([@*]|\w+\[[@*]\]):(\d+)(?::(\d+))?$/;
/** What the name of a value begins with that is either nothing or the text behind: that of `${NAME:+text}`. */
export const EITHER = '+';
const DEFAULT_SEPARATORS: Value = { text: ' \t\n', form: ' \t\n', known: true };

/**
 * The variables that a line assigns, each with every value that it may have: which branch ran, or in which order, is not
 * followed.
 */
export class Variables {
  private values: Map<string, Value[]> | null = null;
  /** Names that may hold more than the values which are followed. */
  private overflowing: Set<string> | null = null;
  /** What `$0`, `$1`, … may be; null when the line doesn't say. */
  private positional: readonly (readonly Value[])[] | null = null;

  constructor(private readonly work: Work) {}

  /**
   * Takes note of `NAME=value` and `NAME+=value`; of words of another shape nothing.
   * @throws UnparsedError when a line's values are too much work
   */
  assign(word: Word): void {
    const { text } = word;
    const end = endOfAssigned(text);
    if (end === 0) return;
    const adds = text.charAt(end) === '+';
    const from = adds ? end + 2 : end + 1;
    const name = text.slice(0, end);
    if (text.charAt(from) === '(' && this.isArray(name)) return;
    if (adds && this.isRepeated(word)) this.appendAll(name, word, from);
    const value = this.valueOf(word, from);
    const bracket = name.indexOf('[');
    if (bracket > 0) this.addElements(name.slice(0, bracket), [value], true);
    const before = adds ? this.of(name) : NONE;
    for (const old of before) this.add(name, joinedBy('', [old, value]));
    if (before.length === 0) this.add(name, value);
  }

  /** Whether a word holds something with several values: what a loop goes through. */
  private isRepeated({ pieces }: Word): boolean {
    if (!pieces) return false;
    return pieces.some(({ expansion }) => expansion?.name != null && this.of(expansion.name).length > 1);
  }

  /** `NAME+=$X` in a loop: the values of `X` behind each other, as often as there are. */
  private appendAll(name: string, word: Word, from: number): void {
    const all = this.valuesInTurn(word, from);
    const [before = { text: '', form: '', known: true }] = this.of(name).slice(-1);
    this.add(name, joinedBy('', [before, ...all]));
  }

  /** What a word is for each of the values that an expansion in it may have. */
  private valuesInTurn(word: Word, from: number): Value[] {
    const counts = (word.pieces ?? []).map(({ expansion }) =>
      expansion?.name == null ? 0 : this.of(expansion.name).length,
    );
    return Array.from({ length: Math.max(1, ...counts) }, (_, turn) => this.valueOf(word, from, turn));
  }

  /** Takes note of a text that a variable may hold. */
  give(name: string, text: string): void {
    this.add(name, { text, form: text, known: true });
  }

  giveArray(name: string, texts: readonly string[]): void {
    this.addElements(
      name,
      texts.map((text) => ({ text, form: text, known: true })),
      false,
    );
  }

  /** Takes note of the elements that are assigned to an array, or added to it. */
  array(name: string, elements: readonly Word[], adds: boolean): void {
    const indexed: Value[] = [];
    for (const { text } of elements) {
      const [, key, value] = /^\[(\w+)\]=([\s\S]*)$/.exec(text) ?? [];
      if (key === undefined || value === undefined) continue;
      this.give(`${name}[${key}]`, value);
      if (/^\d{1,2}$/.test(key)) indexed[Number(key)] = knownValue(value);
    }
    const given = indexed.filter(Boolean);
    if (given.length > 0) this.addElements(name, given, adds);
    const several = adds
      ? elements.flatMap((word) => (this.isRepeated(word) ? this.valuesInTurn(word, 0) : []))
      : [];
    this.addElements(name, several.length > 0 ? several : this.valuesOf(elements), adds);
  }

  private isArray(name: string): boolean {
    return this.of(`${name}[@]`).length > 0;
  }

  private addElements(name: string, values: readonly Value[], adds: boolean): void {
    const before = adds ? (this.of(`${name}[@]`).at(-1)?.fields ?? []) : [];
    const fields = [...before, ...values].slice(0, MAX_ELEMENTS);
    this.work.spend(VALUE_WORK * fields.length);
    const all = joinedFields(fields);
    this.add(`${name}[@]`, all);
    this.add(`${name}[*]`, all);
    if (fields[0]) this.add(name, fields[0]);
    values.slice(0, MAX_ELEMENTS).forEach((value, at) => {
      this.add(`${name}[${String(before.length + at)}]`, value);
    });
  }

  /** The characters that split values into words, beside white space. */
  separators(): string {
    let all = '';
    for (const { text } of this.values?.get('IFS') ?? NONE) all += text;
    return all;
  }

  /** Takes note of what a loop's variable goes through. */
  loop(name: string, words: readonly Word[]): void {
    for (const word of words) this.add(name, this.valueOf(word, 0));
  }

  /** What a variable may hold; empty when the line doesn't say. */
  of(name: string): readonly Value[] {
    if (this.positional !== null && POSITIONAL.test(name)) return this.argument(name, this.positional);
    const values = this.values?.get(name);
    if (values) return name.endsWith('[*]') ? this.separated(values) : values;
    if (name.startsWith(EITHER)) return ['', name.slice(EITHER.length)].map(knownValue);
    return name.includes(':') ? this.someFields(name) : NONE;
  }

  /** `"${NAME[*]}"` has the first character of `IFS` between the elements. */
  private separated(values: readonly Value[]): readonly Value[] {
    const separators = this.values?.get('IFS');
    if (!separators) return values;
    const [separator = { text: '' }] = separators.slice(-1);
    const all = values.flatMap(({ fields }) => (fields ? [joinedBy(separator.text.charAt(0), fields)] : []));
    return [...values, ...all];
  }

  private someFields(name: string): readonly Value[] {
    const [, base = '', from, length] = SOME_FIELDS.exec(name) ?? [];
    const start = Number(from) - (POSITIONAL.test(base) ? 1 : 0);
    if (base === '' || start < 0) return NONE;
    const end = length === undefined ? undefined : start + Number(length);
    return this.of(base).flatMap(({ fields }) => (fields ? [joinedFields(fields.slice(start, end))] : []));
  }

  /** Takes note that a variable may hold nothing as well. */
  forget(name: string): void {
    (this.overflowing ??= new Set()).add(name);
  }

  /** Whether a variable may hold more than the values that are known. */
  isOverflowing(name: string): boolean {
    return this.overflowing?.has(name) === true;
  }

  /** Does what a script or function does that is called with words, of which the first is its name. */
  withArguments<T>(words: readonly Word[], run: () => T): T {
    if (words.length === 0) return run();
    const outer = this.positional;
    this.positional = [this.valuesOf(words)];
    try {
      return run();
    } finally {
      this.positional = outer;
    }
  }

  /** Takes note of `set -- WORD…`, from here on. */
  setArguments(words: readonly Word[]): void {
    const name: Value = { text: '$0', form: '$0', known: false };
    const before = (this.positional ?? []).slice(-MAX_VALUES + 1);
    this.positional = [...before, [name, ...this.valuesOf(words)]];
  }

  /** Takes note of `shift`, from here on. */
  shiftArguments(count: number): void {
    const all = this.positional ?? [];
    const shifted = all.map(([name, ...rest]) => (name ? [name, ...rest.slice(count)] : []));
    this.positional = all.length === 0 ? null : [...all, ...shifted].slice(-MAX_VALUES);
  }

  private valuesOf(words: readonly Word[]): Value[] {
    return words.map((word) => {
      this.work.spend(VALUE_WORK + (word.text.length >> 4));
      return this.valueOf(word, 0);
    });
  }

  private argument(name: string, all: readonly (readonly Value[])[]): readonly Value[] {
    const values = all.flatMap(([, ...rest], at) => {
      if (name === '@' || name === '*') return [joinedFields(rest)];
      return all[at]?.[Number(name)] ?? [];
    });
    for (const { text, fields = NONE } of values)
      this.work.spend(VALUE_WORK * (1 + fields.length) + (text.length >> 4));
    return values.filter((value, at) => values.findIndex((other) => other.form === value.form) === at);
  }

  private add(name: string, value: Value): void {
    const length = value.text.length + value.form.length;
    this.work.spend(VALUE_WORK + (length >> 4));
    const values = this.of(name);
    if (values.some((other) => other.form === value.form)) return;
    if (length > MAX_VALUE_LENGTH || values.length >= MAX_VALUES) (this.overflowing ??= new Set()).add(name);
    if (length > MAX_VALUE_LENGTH) return;
    // Beyond the bound the latest values count.
    this.values ??= new Map();
    this.values.set(name, values.length === 0 ? [value] : [...values.slice(-MAX_VALUES + 1), value]);
  }

  /** What a word is; `turn` is which of the values of the expansions in it counts, the latest when absent. */
  private valueOf(word: Word, from: number, turn?: number): Value {
    if (!word.pieces) return knownValue(word.text.slice(from));
    let left = from;
    const value = { text: '', form: '', known: true };
    for (const piece of word.pieces) {
      const cut = Math.min(left, piece.text.length);
      left -= cut;
      const part = this.part(piece, cut, turn);
      value.text += part.text;
      value.form += part.form;
      value.known &&= part.known;
      if (value.form.length > MAX_VALUE_LENGTH) break;
    }
    return value;
  }

  private part(piece: Piece, cut: number, turn?: number): Value {
    if (piece.expansion)
      return this.latest(piece.expansion, turn) ?? { text: piece.text, form: piece.form, known: false };
    if (piece.form === piece.text) return knownValue(piece.text.slice(cut));
    return { text: piece.text.slice(cut), form: piece.form.slice(cut), known: true };
  }

  private latest({ name, value, indirect, change }: Expansion, turn = -1): Value | null {
    const values = name === null ? NONE : this.of(name);
    const held = values.at(turn) ?? values.at(-1);
    const latest = held && indirect === true ? this.of(held.text).at(-1) : held;
    if (latest && change)
      return latest.known ? { ...latest, text: change(latest.text), form: change(latest.text) } : null;
    if (name === 'IFS' && !latest) return DEFAULT_SEPARATORS;
    return latest ?? (value === null ? null : { text: value, form: value, known: true });
  }
}

/** Where the name ends of `NAME=…`, `NAME+=…` or either with `NAME[KEY]`; 0 for a text of another shape. */
function endOfAssigned(text: string): number {
  let end = endOfName(text, 0);
  if (end === 0 || isDigit(text.charCodeAt(0))) return 0;
  if (text.charCodeAt(end) === OPENING_BRACKET) {
    const close = endOfName(text, end + 1);
    if (close === end + 1 || text.charCodeAt(close) !== CLOSING_BRACKET) return 0;
    end = close + 1;
  }
  const equals = text.charAt(end) === '+' ? end + 1 : end;
  return text.charCodeAt(equals) === EQUALS ? end : 0;
}

function endOfName(text: string, start: number): number {
  let end = start;
  while (isNameCharacter(text.charCodeAt(end))) end += 1;
  return end;
}

function knownValue(text: string): Value {
  return { text, form: text, known: true };
}

/** What several words are together. */
function joinedFields(fields: readonly Value[]): Value {
  return { ...joinedBy(' ', fields), fields };
}

function joinedBy(separator: string, values: readonly Value[]): Value {
  const text = values.map((value) => value.text).join(separator);
  const form = values.map((value) => value.form).join(separator);
  return { text, form, known: values.every((value) => value.known) };
}
