/** What says where a program is, and nothing else: `$(which rm)`, `` `command -v rm` ``. */
const LOCATED = /^\$\((?:which|whence|command -v|type -[pP])(?: -[A-Za-z]+)* ([\w.+-]+)\)$/;
/** What finds one among other things: `$(which -a rm | head -1)`, `$(find /bin -name rm)`. */
const SOUGHT =
  /^\$\(.*\b(?:(?:which|whence|whereis|type|command)(?: -[A-Za-z]+)*|find .*?-i?name) ([\w.+-]+)/;

/** A longer one is no name of a program; matching takes more than linear time. */
const MAX_LENGTH = 256;

/** The program whose path a substitution in a program's place gives for certain; null when it gives anything else. */
export function locatedProgram(form: string): string | null {
  return form.length > MAX_LENGTH ? null : (LOCATED.exec(form)?.[1] ?? null);
}

/** The program that a substitution in a program's place may find. */
export function soughtProgram(form: string): string | null {
  return form.length > MAX_LENGTH ? null : (SOUGHT.exec(form)?.[1] ?? null);
}
