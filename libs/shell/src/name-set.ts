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
      this.lengths[first] = (this.lengths[first] ?? 0) | lengthBit(name);
    }
  }

  has(name: string): boolean {
    if (name === '') return false;
    const first = name.charCodeAt(0);
    return first < ASCII && ((this.lengths[first] ?? 0) & lengthBit(name)) !== 0 && this.names.has(name);
  }
}

function lengthBit(name: string): number {
  return 1 << Math.min(name.length, 31);
}
