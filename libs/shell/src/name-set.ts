const ASCII = 128;

/** A set of short names of ASCII that most texts are told apart from by their first letter and length, without a look-up. */
export class NameSet {
  private readonly names: ReadonlySet<string>;
  /** For each first letter a bit for each length that a name with it has; long ones share the last bit. */
  private readonly lengths = new Int32Array(ASCII);

  constructor(names: Iterable<string>) {
    this.names = new Set(names);
    for (const name of this.names) {
      const first = name.charCodeAt(0);
      this.lengths[first] = (this.lengths[first] ?? 0) | lengthBit(name.length);
    }
  }

  has(name: string): boolean {
    if (name === '') return false;
    const first = name.charCodeAt(0);
    return this.mayHave(first, name.length) && this.names.has(name);
  }

  /** The name that a part of a text is; null when it is none. */
  at(text: string, start: number, end: number): string | null {
    if (end === start || !this.mayHave(text.charCodeAt(start), end - start)) return null;
    for (const name of this.names) {
      if (name.length === end - start && text.startsWith(name, start)) return name;
    }
    return null;
  }

  private mayHave(first: number, length: number): boolean {
    return first < ASCII && ((this.lengths[first] ?? 0) & lengthBit(length)) !== 0;
  }
}

function lengthBit(length: number): number {
  return 1 << Math.min(length, 31);
}
