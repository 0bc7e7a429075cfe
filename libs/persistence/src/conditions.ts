/** Collects the conditions of a query, each with its values as parameters. */
export class Conditions {
  private readonly parts: string[] = [];

  /** `values` are the parameters so far: given those of another, both are conditions of one query. */
  constructor(readonly values: unknown[] = []) {}

  /** Adds a condition in which `?` stands for the value; none when the value is undefined or null. */
  add(sql: string, value: unknown): this {
    if (value === undefined || value === null) return this;
    return this.addAll(sql, [value]);
  }

  /** Adds a condition in which each `?` stands for one value. */
  addAll(sql: string, values: readonly unknown[]): this {
    let next = 0;
    this.parts.push(
      sql.replace(/\?/g, () => {
        this.values.push(values[next]);
        next += 1;
        return `$${this.values.length}`;
      }),
    );
    return this;
  }

  /** A placeholder for a value that is not in a condition, such as a limit. */
  placeholder(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /** The `WHERE` clause; empty without conditions. */
  get where(): string {
    return this.parts.length === 0 ? '' : `WHERE ${this.parts.map((part) => `(${part})`).join(' AND ')}`;
  }
}

/** A text as a pattern of LIKE that finds it anywhere, its own wildcards taken literally. */
export function containing(text: string | undefined): string | undefined {
  return text === undefined ? undefined : `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
