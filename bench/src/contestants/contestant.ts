/** Something that decides about command lines by the example rules, as the others do. */
export interface Contestant {
  readonly name: string;
  /** How many of the example rules it has. */
  readonly rules: number;
  /** Whether any rule denies the command line, which is given as it was sent. */
  denies(command: string): boolean;
}

/** A contestant's name in the report. */
export function nameOf(what: string, rules: number): string {
  return `${what}, ${rules.toLocaleString('en')} rules`;
}
