/** Boot fails with every problem of the configuration listed at once. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  constructor(readonly problems: readonly string[]) {
    super(
      `The configuration has ${problems.length} problem(s):\n${problems.map((p) => `  - ${p}`).join('\n')}`,
    );
  }
}

/** Both may be reached. */
interface Bounds {
  readonly min: number;
  readonly max: number;
}

/**
 * Reads settings from environment variables and collects what is wrong with them. Call `finish()` when all are read.
 * A library says what its section needs by taking an `Environment`; nobody else reads `process.env`.
 */
export class Environment {
  private readonly problems: string[] = [];

  constructor(private readonly variables: Readonly<Record<string, string | undefined>>) {}

  /** The process's own environment. */
  static ofProcess(): Environment {
    return new Environment(process.env);
  }

  /** A string that must be there. */
  required(name: string, what: string): string {
    const value = this.raw(name);
    if (value === undefined) this.problems.push(`${name} is not set: ${what}`);
    return value ?? '';
  }

  text(name: string, fallback: string): string {
    return this.raw(name) ?? fallback;
  }

  optional(name: string): string | undefined {
    return this.raw(name);
  }

  /** A whole number within bounds. */
  int(name: string, fallback: number, bounds: Bounds): number {
    return this.numeric(name, fallback, { ...bounds, shape: /^-?\d+$/, what: 'whole number' });
  }

  /** A number within bounds, in decimals: `0.05`. */
  number(name: string, fallback: number, bounds: Bounds): number {
    return this.numeric(name, fallback, { ...bounds, shape: /^-?\d+(?:\.\d+)?$/, what: 'number' });
  }

  /** `true`/`on`/`1` or `false`/`off`/`0`. */
  flag(name: string, fallback: boolean): boolean {
    const value = this.raw(name)?.toLowerCase();
    if (value === undefined) return fallback;
    if (['true', 'on', '1', 'yes'].includes(value)) return true;
    if (['false', 'off', '0', 'no'].includes(value)) return false;
    this.problems.push(`${name} is '${value}': it must be on or off`);
    return fallback;
  }

  /** One of a closed set of words. */
  word<W extends string>(name: string, words: readonly W[], fallback: W): W {
    const value = this.raw(name);
    if (value === undefined) return fallback;
    const found = words.find((word) => word === value);
    if (found === undefined)
      this.problems.push(`${name} is '${value}': it must be one of ${words.join(', ')}`);
    return found ?? fallback;
  }

  /** Words separated by commas. */
  list(name: string): readonly string[] {
    return (this.raw(name) ?? '')
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
  }

  /** A URL of one of the schemes. */
  url(name: string, schemes: readonly string[], what: string): string {
    const value = this.required(name, what);
    if (value === '') return value;
    if (!URL.canParse(value) || !schemes.includes(new URL(value).protocol)) {
      this.problems.push(`${name} is not a URL of the form ${schemes.map((s) => `${s}//…`).join(' or ')}`);
    }
    return value;
  }

  /** A URL of one of the schemes that may name several hosts, with commas between: `redis://:password@a:7001,b:7002/0`. */
  urlOfHosts(name: string, schemes: readonly string[], what: string): string {
    const value = this.required(name, what);
    if (value === '') return value;
    const [, start = '', hosts = value, rest = ''] =
      /^([a-z]+:\/\/(?:[^@/?#]*@)?)([^/?#]*)((?:[/?#].*)?)$/i.exec(value) ?? [];
    const urls = hosts.split(',').map((host) => `${start}${host}${rest}`);
    if (!urls.every((url) => URL.canParse(url) && schemes.includes(new URL(url).protocol))) {
      this.problems.push(`${name} is not a URL of the form ${schemes.map((s) => `${s}//…`).join(' or ')}`);
    }
    return value;
  }

  /** Adds a problem that only the reader of the section can see, such as two settings that exclude each other. */
  problem(text: string): void {
    this.problems.push(text);
  }

  /** @throws ConfigurationError with every problem found. */
  finish(): void {
    if (this.problems.length > 0) throw new ConfigurationError(this.problems);
  }

  private numeric(
    name: string,
    fallback: number,
    { min, max, shape, what }: Bounds & { readonly shape: RegExp; readonly what: string },
  ): number {
    const value = this.raw(name);
    if (value === undefined) return fallback;
    const number = shape.test(value) ? Number(value) : Number.NaN;
    if (number >= min && number <= max) return number;
    this.problems.push(`${name} is '${value}': it must be a ${what} from ${min} to ${max}`);
    return fallback;
  }

  private raw(name: string): string | undefined {
    const value = this.variables[name];
    return value === undefined || value === '' ? undefined : value;
  }
}
